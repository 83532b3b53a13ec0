namespace RecsConsole.Features.Reviews.Judging.Grading;

/// <summary>
/// The grades of relevance that nDCG is computed from, best first; the number of a grade is its key. A gain of 2^grade - 1 makes a perfect
/// suggestion worth seven fair ones.
/// </summary>
internal static class GradeScale
{
    public const int Best = 3;

    /// <summary>From this grade on, a suggestion is useful.</summary>
    public const int Useful = 2;

    public static IReadOnlyList<NamedGrade> All =>
        [
            new(Best, "3", Texts.GradePerfect, Texts.GradePerfectHelp),
            new(Useful, "2", Texts.GradeGood, Texts.GradeGoodHelp),
            new(1, "1", Texts.GradeFair, Texts.GradeFairHelp),
            new(0, "0", Texts.GradeBad, Texts.GradeBadHelp),
        ];

    public static bool IsValid(int grade) => grade is >= 0 and <= Best;

    public static bool IsUseful(int grade) => grade >= Useful;

    public static string WordsOf(int grade) => All.Single(each => each.Value == grade).Words;

    /// <summary>Why these are no grades of a list; null if they are.</summary>
    /// <param name="suggestions">How many suggestions the list has.</param>
    public static string? ProblemOf(IReadOnlyList<int> grades, int suggestions) =>
        grades.Count != suggestions ? Texts.GradesMissing
        : !grades.All(IsValid) ? Texts.NoSuchGrade
        : null;
}

/// <param name="Key">The keyboard key.</param>
/// <param name="Help">When to give the grade.</param>
internal sealed record NamedGrade(int Value, string Key, string Words, string Help);
