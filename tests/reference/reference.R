# reference.R - the figures that netspiegel has to give, computed by R's own statistics, psych and
# multilevel, from the same CSV files. Run it in this folder: Rscript reference.R
# SPDX-License-Identifier: GPL-3.0-or-later
suppressPackageStartupMessages({
  library(psych)
  library(multilevel)
})
source("common.R")

score_row <- function(answers, instrument) {
  scores <- respondent_scores(answers, instrument$min_answered)
  scores <- scores[!is.na(scores)]
  n <- length(scores)
  figures <- rep(NA_real_, 10)
  complete <- answers[complete.cases(answers), , drop = FALSE]
  if (n > 0) {
    m <- mean(scores)
    s <- if (n > 1) sd(scores) else NA
    half <- if (n > 1) qt(0.975, n - 1) * s / sqrt(n) else NA
    q <- quantile(scores, c(0.25, 0.5, 0.75), type = 7, names = FALSE)
    agreement <- NA
    if (nrow(complete) > 1) {
      agreement <- rwg.j(complete, rep("g", nrow(complete)),
                         ranvar = (instrument$steps^2 - 1) / 12 *
                           ((instrument$max - instrument$min) / (instrument$steps - 1))^2)$rwg.j
    }
    figures <- c(m, s, m - half, m + half, min(scores), q, max(scores), or_na(agreement))
  }
  c(n = n, n_complete = nrow(complete),
    setNames(figures, c("mean", "sd", "ci95_low", "ci95_high", "min", "q1", "median", "q3", "max",
                        "rwg")))
}

# Feldt's (1965) interval of alpha, doi 10.1007/BF02289499, next to what psych prints of it.
feldt <- function(alpha, n, k) {
  df1 <- n - 1
  df2 <- (n - 1) * (k - 1)
  c(1 - (1 - alpha) * qf(0.975, df1, df2), 1 - (1 - alpha) * qf(0.025, df1, df2))
}

reliability <- function(data, answers, instrument) {
  complete <- answers[complete.cases(answers), , drop = FALSE]
  a <- suppressWarnings(alpha(as.data.frame(complete), check.keys = FALSE, warnings = FALSE))
  stopifnot(nrow(a$item.stats) == ncol(complete)) # psych drops items without variance
  # By default psych turns items with a negative loading round before it computes omega; a score
  # does not, so it is told not to.
  # Psych looks for a solution by several rotations and says so; one factor needs none.
  capture.output(o <- suppressMessages(suppressWarnings(
    omega(as.data.frame(complete), nfactors = 1, plot = FALSE, flip = FALSE))))
  interval <- feldt(a$total$raw_alpha, nrow(complete), ncol(complete))
  stopifnot(max(abs(c(a$feldt$lower.ci[[1]], a$feldt$upper.ci[[1]]) - interval)) < 1e-9)

  scores <- respondent_scores(answers, instrument$min_answered)
  inside <- !is.na(scores) & !is.na(data$netwerk)
  icc <- rep(NA_real_, 6)
  if (length(unique(data$netwerk[inside])) > 1) {
    model <- aov(scores[inside] ~ factor(data$netwerk[inside]))
    table <- summary(model)[[1]]
    icc <- c(ICC1(model), ICC2(model), table[1, "F value"], table[1, "Df"], table[2, "Df"],
             table[1, "Pr(>F)"])
  }
  list(
    row = c(n = nrow(complete), k = ncol(complete), alpha = a$total$raw_alpha,
            alpha_low = interval[1], alpha_high = interval[2], omega_total = o$omega.tot,
            average_r = a$total$average_r,
            setNames(icc, c("icc1", "icc2", "F", "df1", "df2", "p"))),
    items = data.frame(item = colnames(complete), r_drop = a$item.stats$r.drop,
                       alpha_if_deleted = a$alpha.drop$raw_alpha, stringsAsFactors = FALSE))
}

scores_out <- items_out <- reliability_out <- reliability_items_out <- list()
add <- function(list, row) c(list, list(row))

for_one_year <- function(data, instrument, year) {
  if (instrument$students && "rol" %in% names(data))
    data <- data[!is.na(data$rol) & data$rol == "student", ]
  data <- data[answered_anything(data, instrument), ]
  networks <- sort(unique(na.omit(data$netwerk)), method = "radix")
  for (network in c("", networks)) {
    group <- if (network == "") data else data[!is.na(data$netwerk) & data$netwerk == network, ]
    place <- c(instrument = instrument$id, year = year, network = network)
    for (dimension in names(instrument$keys)) {
      answers <- keyed_answers(group, instrument, instrument$keys[[dimension]])
      scores_out <<- add(scores_out, list(c(place, dimension = dimension,
                                            respondents = nrow(group)),
                                          score_row(answers, instrument)))
      if (network == "") {
        found <- reliability(group, answers, instrument)
        reliability_out <<- add(reliability_out,
                                list(c(instrument = instrument$id, year = year,
                                       dimension = dimension), found$row))
        for (i in seq_len(nrow(found$items)))
          reliability_items_out <<- add(
            reliability_items_out,
            list(c(instrument = instrument$id, year = year, dimension = dimension,
                   item = found$items$item[i]),
                 c(r_drop = found$items$r_drop[i],
                   alpha_if_deleted = found$items$alpha_if_deleted[i])))
      }
    }
    for (item in instrument$items) {
      x <- as.numeric(na.omit(group[[item]]))
      items_out <<- add(items_out,
                        list(c(place, item = item),
                             c(n = length(x), mean = or_na(mean(x)),
                               sd = if (length(x) > 1) sd(x) else NA)))
    }
  }
}

for (instrument in shipped) {
  for (year in c("2023-2024", "2024-2025", "2025-2026")) {
    data <- read_answers(file.path(root, "samples", paste0(year, ".csv")))
    stopifnot(all(data$jaar == year))
    for_one_year(data, instrument, year)
  }
}
for_one_year(read_answers("reversed.csv"), read_instrument("reversed.json"), "2025-2026")

write_table("scores.csv", scores_out)
write_table("items.csv", items_out)
write_table("reliability.csv", reliability_out)
write_table("reliability_items.csv", reliability_items_out)
cat("scores:", length(scores_out), " items:", length(items_out),
    " reliability:", length(reliability_out),
    " reliability items:", length(reliability_items_out), "\n")
