namespace RecsConsole.Casework;

/// <summary>The structured reasons of a dismissal or an override (R94), with their labels.</summary>
public static class DismissReasons
{
    public const string NotApplicable = "not_applicable";
    public const string AlreadyTried = "already_tried";
    public const string NotUseful = "not_useful";
    public const string OutdatedDocument = "outdated_document";
    public const string WrongPermission = "wrong_permission";
    public const string BadExplanation = "bad_explanation";

    /// <summary>Label by reason, in the order of the menu.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All =>
        [
            new(NotApplicable, CaseworkTexts.DoesNotApply),
            new(AlreadyTried, CaseworkTexts.AlreadyTried),
            new(NotUseful, CaseworkTexts.NotUseful),
            new(OutdatedDocument, CaseworkTexts.OutOfDate),
            new(WrongPermission, CaseworkTexts.ShouldNotBeShown),
            new(BadExplanation, CaseworkTexts.ReasonIsWrong),
        ];

    public static bool IsKnown(string? reason) => All.Any(entry => string.Equals(entry.Key, reason, StringComparison.Ordinal));
}
