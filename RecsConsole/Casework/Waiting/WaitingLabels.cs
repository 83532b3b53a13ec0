namespace RecsConsole.Casework.Waiting;

/// <summary>Texts of waiting items for all who list them.</summary>
public static class WaitingLabels
{
    /// <summary>"Publish", alone or before the name of the object.</summary>
    public static string Of(WaitingKind kind) =>
        kind switch
        {
            WaitingKind.Publish => CaseworkTexts.WaitingPublish,
            WaitingKind.Revise => CaseworkTexts.WaitingRevise,
            WaitingKind.Promote => CaseworkTexts.WaitingPromote,
            WaitingKind.Approve => CaseworkTexts.WaitingApprove,
            WaitingKind.Alert => CaseworkTexts.WaitingAlert,
            WaitingKind.Failure => CaseworkTexts.WaitingFailure,
            WaitingKind.Report => CaseworkTexts.WaitingReport,
            WaitingKind.Study => CaseworkTexts.WaitingStudy,
            _ => CaseworkTexts.WaitingExpiry,
        };
}
