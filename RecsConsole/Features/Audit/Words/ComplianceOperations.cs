using RecsConsole.Casework.Alerts;
using RecsConsole.Platform.Scanning;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Audit.Words;

/// <summary>The trail's names for compliance, and their wording after a person's name.</summary>
internal static class ComplianceOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["read.compliance"] = () => Texts.OpReadCompliance,
            ["save.compliance"] = () => Texts.OpSaveCompliance,
            ["export.experts"] = () => Texts.OpExportExperts,
            ["export.subject"] = () => Texts.OpExportSubject,
            [ExternalCalls.Operation] = () => Texts.OpRefuseProvider,
            [UploadScan.Operation] = () => Texts.OpRefuseFile,
            [RefusalReasons.Request] = () => Texts.OpRefuseRequest,
        };
}
