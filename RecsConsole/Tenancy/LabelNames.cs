namespace RecsConsole.Tenancy;

/// <summary>Names of the labels that each shown item gets once its window has closed.</summary>
public static class LabelNames
{
    /// <summary>Someone accepted it, or chose it instead of another item.</summary>
    public const string Accepted = "accepted";

    /// <summary>It was actually done, read or asked.</summary>
    public const string Executed = "executed";

    /// <summary>It was done, and the case was solved soon enough for that to be the reason.</summary>
    public const string Resolved = "resolved";

    /// <summary>It was done, and the case was solved before its deadline.</summary>
    public const string SlaMet = "sla_met";

    /// <summary>It was done, but the case was solved and then reopened.</summary>
    public const string Rework = "rework";

    /// <summary>It was done, the case was solved, and the customer was satisfied.</summary>
    public const string Satisfied = "satisfied";
}
