# changes.R - one year against the next in which a network stands, computed by R's t.test from the
# same CSV files. Run it in this folder: Rscript changes.R
# SPDX-License-Identifier: GPL-3.0-or-later
source("common.R")

# The interval and degrees of freedom of t.test; NA where it refuses or gives no interval: fewer
# than two, no variance.
test <- function(...) {
  tryCatch({
    t <- t.test(...)
    if (is.nan(t$conf.int[1])) rep(NA_real_, 3)
    else c(t$conf.int[1], t$conf.int[2], t$parameter[[1]])
  }, error = function(e) {
    stopifnot(grepl("not enough|essentially constant", conditionMessage(e)))
    rep(NA_real_, 3)
  })
}

# Hedges (1981), with the usual approximation of the correction.
hedges_g <- function(earlier, later) {
  n1 <- length(earlier)
  n2 <- length(later)
  if (n1 < 2 || n2 < 2) return(NA_real_)
  pooled <- sqrt(((n1 - 1) * var(earlier) + (n2 - 1) * var(later)) / (n1 + n2 - 2))
  if (pooled == 0) return(NA_real_)
  (mean(later) - mean(earlier)) / pooled * (1 - 3 / (4 * (n1 + n2) - 9))
}

# A score per code: the mean of those of someone in several networks.
by_code <- function(codes, scores) {
  known <- !is.na(codes) & !is.na(scores)
  tapply(scores[known], codes[known], mean)
}

change_row <- function(earlier, later) {
  a <- na.omit(earlier$score)
  b <- na.omit(later$score)
  if (length(a) == 0 || length(b) == 0) {
    welch <- rep(NA_real_, 5)
    p <- q <- numeric(0)
  } else {
    welch <- c(mean(b) - mean(a), test(b, a), hedges_g(a, b))
    before <- by_code(earlier$respondent, earlier$score)
    after <- by_code(later$respondent, later$score)
    codes <- intersect(names(before), names(after))
    p <- as.numeric(before[codes])
    q <- as.numeric(after[codes])
  }
  paired <- rep(NA_real_, 4)
  if (length(p) > 0)
    paired <- c(mean(q - p), if (length(p) > 1) test(q, p, paired = TRUE) else rep(NA_real_, 3))
  c(n_from = length(a), n_to = length(b),
    setNames(welch, c("difference", "ci95_low", "ci95_high", "df", "hedges_g")),
    n_pairs = length(p),
    setNames(paired, c("paired_difference", "paired_ci95_low", "paired_ci95_high", "paired_df")))
}

out <- list()

compare <- function(data, instrument) {
  if (instrument$students && "rol" %in% names(data))
    data <- data[!is.na(data$rol) & data$rol == "student", ]
  data <- data[answered_anything(data, instrument), ]
  for (network in c(sort(unique(na.omit(data$netwerk)), method = "radix"), "")) {
    group <- if (network == "") data else data[!is.na(data$netwerk) & data$netwerk == network, ]
    years <- sort(unique(group$jaar))
    for (y in seq_along(years)[-1]) {
      for (dimension in names(instrument$keys)) {
        year <- function(name) {
          rows <- group[group$jaar == name, ]
          list(respondent = rows$respondent,
               score = respondent_scores(
                 keyed_answers(rows, instrument, instrument$keys[[dimension]]),
                 instrument$min_answered))
        }
        out[[length(out) + 1]] <<- list(
          c(instrument = instrument$id, network = network, dimension = dimension,
            from = years[y - 1], to = years[y]),
          change_row(year(years[y - 1]), year(years[y])))
      }
    }
  }
}

samples <- do.call(rbind, lapply(c("2023-2024", "2024-2025", "2025-2026"), function(year)
  read_answers(file.path(root, "samples", paste0(year, ".csv")))))
for (instrument in shipped) compare(samples, instrument)
compare(rbind(read_answers("reversed.csv"), read_answers("later.csv")),
        read_instrument("reversed.json"))
write_table("changes.csv", out)
cat("changes:", length(out), "\n")
