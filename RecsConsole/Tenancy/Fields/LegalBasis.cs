using RecsConsole.Engine.Fields;

namespace RecsConsole.Tenancy.Fields;

/// <summary>On what basis a class of data is used (GDPR, article 6), as the tenant states it.</summary>
public enum LegalBasis
{
    /// <summary>The tenant says nothing.</summary>
    Unstated,

    Contract,

    LegitimateInterest,

    LegalObligation,

    PublicTask,

    /// <summary>Who has not given it, or has withdrawn it, is left out of every use.</summary>
    Consent,
}

/// <summary>The basis of a class of data.</summary>
public sealed record ClassBasis(FieldClass Class, LegalBasis Basis)
{
    /// <summary>
    /// Classes that can rest on consent: those of customers and people, who can give it. Without cases and their steps there would be no work to do.
    /// </summary>
    public static IReadOnlyList<FieldClass> ByConsent { get; } = [FieldClass.Customers, FieldClass.People];
}
