# distribution.R - quantiles of t and F and tails of F for 2 up to 5e7 respondents -> distribution.csv
# SPDX-License-Identifier: GPL-3.0-or-later
# F by way of beta: where df2 is above 4e5, R's own qf takes chi-squared / df1 for F, and is off by up to 1e-3.
f_above <- function(tail, df1, df2) {
  y <- qbeta(tail, df2 / 2, df1 / 2)
  (1 - y) / y * df2 / df1
}

rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- data.frame(...)
people <- c(1:10, 20, 50, 100, 501, 1e3, 1001, 2e3, 5e3, 1e4, 1e5, 2e5, 5e5, 1e6, 5e6, 1e7, 5e7)
for (df in c(people, 1.5, 7.25, 30.5, 12345.6))
  add(figure = "t_975", df1 = df, df2 = NA, at = NA, value = qt(0.975, df))
for (df1 in people) for (items in c(2, 3, 8, 32, 100)) {
  df2 <- df1 * (items - 1)
  add(figure = "f_above", df1, df2, at = 0.025, value = f_above(0.025, df1, df2))
  add(figure = "f_above", df1 = df2, df2 = df1, at = 0.025, value = f_above(0.025, df2, df1))
}
for (networks in c(2, 3, 20, 1000, 5e5)) for (size in c(1.5, 2, 20, 1e4, 2.5e7)) {
  df1 <- networks - 1
  df2 <- networks * (size - 1)
  if (networks * size <= 5e7)
    for (f in c(0, 1e-3, 0.5, 0.99, 1, 1.01, 1.2, 2, 10, 300))
      add(figure = "f_tail", df1, df2, at = f, value = pf(f, df1, df2, lower.tail = FALSE))
}
all <- do.call(rbind, rows)
for (column in c("df1", "df2", "at", "value")) all[[column]] <- formatC(all[[column]], digits = 17, format = "g", width = 1)
all[all == "NA"] <- ""
write.csv(all, "distribution.csv", row.names = FALSE, quote = FALSE, eol = "\n")
