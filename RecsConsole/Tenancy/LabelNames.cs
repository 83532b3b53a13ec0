namespace RecsConsole.Tenancy;

/// <summary>Names of the labels that each shown item gets once its window has closed.</summary>
public static class LabelNames
{
    /// <summary>Someone accepted the item, or chose it instead of another one.</summary>
    public const string Accepted = "accepted";

    /// <summary>The item was actually done, read or asked.</summary>
    public const string Executed = "executed";

    /// <summary>The item was done, and the case was solved soon enough for that to be the reason.</summary>
    public const string Resolved = "resolved";

    /// <summary>The item was done, and the case was solved before its deadline.</summary>
    public const string SlaMet = "sla_met";

    /// <summary>The item was done, but the case was solved and then reopened.</summary>
    public const string Rework = "rework";

    /// <summary>The item was done, the case was solved, and the customer was satisfied.</summary>
    public const string Satisfied = "satisfied";
}
