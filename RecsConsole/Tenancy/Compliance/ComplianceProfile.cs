namespace RecsConsole.Tenancy.Compliance;

/// <summary>The field of law that a tenant works in; each brings stricter rules (<see cref="ComplianceRules"/>).</summary>
public enum ComplianceProfile
{
    /// <summary>No rules beyond the product's own.</summary>
    General,

    Finance,

    Health,

    Legal,

    Public,

    Hr,

    Security,
}
