namespace RecsConsole.Tenancy.Compliance;

/// <summary>Whether data may be put to a use.</summary>
public enum UseClass
{
    Permitted,

    /// <summary>High risk (EU AI Act, annex III): only once its assessment is documented.</summary>
    NeedsDocumentation,

    /// <summary>Never.</summary>
    Prohibited,
}
