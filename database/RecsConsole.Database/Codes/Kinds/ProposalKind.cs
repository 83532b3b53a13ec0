namespace RecsConsole.Database.Codes;

/// <summary>Changes outside of the catalog that a second person puts into force.</summary>
public enum ProposalKind
{
    /// <summary>Other settings of the tenant.</summary>
    SettingsChange,

    /// <summary>Destroying the key of a person or a customer.</summary>
    SubjectErasure,
}
