namespace RecsConsole.Database.Codes;

/// <summary>
/// The outcome of an audited operation. Text, not an enum: the hash of an entry covers the stored text, so even a forged outcome must be
/// readable.
/// </summary>
public static class AuditOutcomes
{
    public const string Done = "done";
    public const string Denied = "denied";
    public const string Failed = "failed";
}
