namespace RecsConsole.Database.Codes;

/// <summary>
/// How an audited operation went. Text and no closed set: the hash of an entry is of what is stored, so even an outcome that somebody forged must be read.
/// </summary>
public static class AuditOutcomes
{
    public const string Done = "done";
    public const string Denied = "denied";
    public const string Failed = "failed";
}
