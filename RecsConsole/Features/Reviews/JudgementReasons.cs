namespace RecsConsole.Features.Reviews;

/// <summary>The structured reasons of a judgement, in the order of the screen.</summary>
public static class JudgementReasons
{
    public static IReadOnlyList<(string Key, string Words)> All { get; } =
    [
        ("order", "Order"),
        ("missing_step", "Missing step"),
        ("wrong_state", "Wrong for this state"),
        ("reason_not_true", "Reason not true"),
        ("not_allowed", "Not allowed"),
    ];

    public static string Words(string key) =>
        All.FirstOrDefault(reason => string.Equals(reason.Key, key, StringComparison.Ordinal)).Words ?? key;

    public static bool IsKnown(string key) => All.Any(reason => string.Equals(reason.Key, key, StringComparison.Ordinal));
}
