namespace RecsConsole.Features.Audit.Words;

/// <summary>The trail's names for privacy operations, and their wording after a person's name.</summary>
internal static class PrivacyOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["erase.subject"] = () => Texts.DidErased,
            ["find.subjects"] = () => Texts.OpFindSubjects,
            ["list.erasures"] = () => Texts.OpListErasures,
            ["read.erasure_receipt"] = () => Texts.OpReadErasureReceipt,
            ["place.hold"] = () => Texts.OpPlaceHold,
            ["lift.hold"] = () => Texts.OpLiftHold,
            ["list.holds"] = () => Texts.OpListHolds,
            ["read.retention"] = () => Texts.OpReadRetention,
            ["preview.retention"] = () => Texts.OpPreviewRetention,
            ["save.retention"] = () => Texts.OpSaveRetention,
            ["apply.retention"] = () => Texts.OpApplyRetention,
            ["read.fields"] = () => Texts.OpReadFields,
            ["preview.fields"] = () => Texts.OpPreviewFields,
            ["save.fields"] = () => Texts.OpSaveFields,
            ["read.processing_record"] = () => Texts.OpReadRecord,
            ["export.processing_record"] = () => Texts.OpExportRecord,
            ["read.consent"] = () => Texts.OpReadConsent,
            ["save.basis"] = () => Texts.OpSaveBasis,
            ["record.consent"] = () => Texts.OpRecordConsent,
            ["use.class"] = () => Texts.OpUseClass,
            ["use.field"] = () => Texts.OpUseField,
        };
}
