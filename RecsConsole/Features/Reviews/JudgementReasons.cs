namespace RecsConsole.Features.Reviews;

/// <summary>The structured reasons of a judgement, in the order of the screen.</summary>
public static class JudgementReasons
{
    public static IReadOnlyList<(string Key, string Words)> All =>
        [
            ("order", Texts.Order),
            ("missing_step", Texts.MissingStep),
            ("wrong_state", Texts.WrongForThisState),
            ("reason_not_true", Texts.ReasonNotTrue),
            ("not_allowed", Texts.NotAllowed),
        ];

    /// <summary>The letter that selects a reason.</summary>
    public static string LetterOf(string key) =>
        key switch
        {
            "order" => "o",
            "missing_step" => "m",
            "wrong_state" => "w",
            "reason_not_true" => "t",
            _ => "x",
        };

    public static string Words(string key) =>
        All.FirstOrDefault(reason => string.Equals(reason.Key, key, StringComparison.Ordinal)).Words ?? key;

    public static bool IsKnown(string key) => All.Any(reason => string.Equals(reason.Key, key, StringComparison.Ordinal));
}
