namespace RecsConsole.Database.Codes;

/// <summary>Changes outside of the catalog that a second person puts into force.</summary>
public enum ProposalKind
{
    /// <summary>Other settings or rules of the tenant; the subject says which part.</summary>
    SettingsChange,

    /// <summary>Destroying the key of a person or a customer.</summary>
    SubjectErasure,
}
