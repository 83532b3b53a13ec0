namespace RecsConsole.Tenancy;

/// <summary>Names of the labels that each shown item gets once its window has closed.</summary>
public static class LabelNames
{
    /// <summary>Somebody accepted it, or chose it in place of another.</summary>
    public const string Accepted = "accepted";

    /// <summary>It was really done, read or asked.</summary>
    public const string Executed = "executed";

    /// <summary>It was done, and the case was solved in time for it to be the reason.</summary>
    public const string Resolved = "resolved";

    /// <summary>It was done, and the case was solved before its deadline.</summary>
    public const string SlaMet = "sla_met";

    /// <summary>It was done, the case was solved and had to be opened again.</summary>
    public const string Rework = "rework";

    /// <summary>It was done, the case was solved, and the customer was satisfied.</summary>
    public const string Satisfied = "satisfied";
}
