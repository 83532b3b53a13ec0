namespace RecsConsole.Features.Audit.Words;

/// <summary>Words for what waits for a second person outside of the catalog, what follows from it, and trying drafts.</summary>
internal static class GovernanceOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["submit.settings"] = () => Texts.OpSubmitSettings,
            ["publish.settings"] = () => Texts.OpPublishSettings,
            ["schedule.settings"] = () => Texts.OpScheduleSettings,
            ["call_off.settings"] = () => Texts.OpCallOffSettings,
            ["begin.settings"] = () => Texts.OpBeginSettings,
            ["reject.settings"] = () => Texts.OpRejectSettings,
            ["withdraw.settings"] = () => Texts.OpWithdrawSettings,
            ["read.settings_change"] = () => Texts.OpReadSettingsChange,
            ["submit.document"] = () => Texts.OpSubmitDocument,
            ["reject.document"] = () => Texts.OpRejectDocument,
            ["report.document"] = () => Texts.OpReportDocument,
            ["submit.erasure"] = () => Texts.OpSubmitErasure,
            ["approve.erasure"] = () => Texts.OpApproveErasure,
            ["queue.erasure"] = () => Texts.OpQueueErasure,
            ["reject.erasure"] = () => Texts.OpRejectErasure,
            ["withdraw.erasure"] = () => Texts.OpWithdrawErasure,
            ["export.settings"] = () => Texts.OpExportSettings,
            ["apply.account_tier"] = () => Texts.OpApplyAccountTier,
            ["preview.impact"] = () => Texts.OpPreviewImpact,
        };
}
