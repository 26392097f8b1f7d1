# common.R - what the scripts share: reading the files, and respondents' scores.
# SPDX-License-Identifier: GPL-3.0-or-later
suppressPackageStartupMessages(library(jsonlite))
options(warn = 1)
invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))

root <- normalizePath(file.path("..", ".."))

read_answers <- function(path) {
  read.csv(path, sep = ";", na.strings = c("NA", ""), encoding = "UTF-8", check.names = FALSE,
           strip.white = TRUE, colClasses = c(netwerk = "character"))
}

read_instrument <- function(path) {
  json <- fromJSON(path, simplifyVector = FALSE)
  step <- if (is.null(json$scale$step)) 1 else json$scale$step
  list(id = json$id, students = identical(json$audience, "students"),
       min = json$scale$min, max = json$scale$max,
       steps = (json$scale$max - json$scale$min) / step + 1,
       min_answered = if (is.null(json$min_answered)) 0.5 else json$min_answered,
       items = sapply(json$items, function(i) i$id),
       keys = setNames(lapply(json$dimensions, function(d) unlist(d$key)),
                       sapply(json$dimensions, function(d) d$id)))
}

# The answers to a dimension's items, turned round where the key says so.
keyed_answers <- function(data, instrument, key) {
  ids <- sub("^-", "", key)
  answers <- as.matrix(data[, ids, drop = FALSE])
  mode(answers) <- "double"
  turned <- startsWith(key, "-")
  answers[, turned] <- instrument$min + instrument$max - answers[, turned]
  colnames(answers) <- ids
  answers
}

# The mean of the answered items for whoever answered enough of them.
respondent_scores <- function(answers, min_answered) {
  answered <- rowSums(!is.na(answers))
  scores <- rowMeans(answers, na.rm = TRUE)
  scores[answered == 0 | answered < min_answered * ncol(answers) - 1e-9] <- NA
  scores
}

# NA where R would stop or give NaN: undefined.
or_na <- function(value) {
  if (length(value) != 1 || !is.finite(value)) NA_real_ else as.numeric(value)
}

answered_anything <- function(data, instrument) {
  rowSums(!is.na(data[, instrument$items, drop = FALSE])) > 0
}

# A cell is empty where the figure is undefined; otherwise it has 17 significant digits.
number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))

write_table <- function(path, rows) {
  head <- c(names(rows[[1]][[1]]), names(rows[[1]][[2]]))
  lines <- vapply(rows, function(r) paste(c(r[[1]], number(r[[2]])), collapse = ","), "")
  con <- file(path, "wb")
  writeLines(enc2utf8(c(paste(head, collapse = ","), lines)), con, useBytes = TRUE)
  close(con)
}

shipped <- lapply(c("srt", "bpnsfs", "basic-needs", "tses-12", "bekwaamheid"),
                  function(id) read_instrument(file.path(root, "instruments",
                                                         paste0(id, ".json"))))
