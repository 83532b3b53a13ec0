using RecsConsole.Engine.Fields;

namespace RecsConsole.Tenancy.Fields;

/// <summary>The legal basis for using a class of data (GDPR, article 6), as stated by the tenant.</summary>
public enum LegalBasis
{
    /// <summary>The tenant has not stated a legal basis.</summary>
    Unstated,

    Contract,

    LegitimateInterest,

    LegalObligation,

    PublicTask,

    /// <summary>Anyone who has not given consent, or has withdrawn it, is left out of every use.</summary>
    Consent,
}

/// <summary>The basis of a class of data.</summary>
public sealed record ClassBasis(FieldClass Class, LegalBasis Basis)
{
    /// <summary>
    /// Classes that can be based on consent: those of customers and people, who can give it. Without cases and their steps there would be
    /// no work to do.
    /// </summary>
    public static IReadOnlyList<FieldClass> ByConsent { get; } = [FieldClass.Customers, FieldClass.People];
}
