using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>Display texts for legal bases and consent channels.</summary>
internal static class ConsentLabels
{
    public static string Of(LegalBasis basis) =>
        basis switch
        {
            LegalBasis.Contract => Texts.BasisContract,
            LegalBasis.LegitimateInterest => Texts.BasisInterest,
            LegalBasis.LegalObligation => Texts.BasisObligation,
            LegalBasis.PublicTask => Texts.BasisPublic,
            LegalBasis.Consent => Texts.BasisConsent,
            _ => Texts.BasisUnstated,
        };

    public static string Channel(string channel) =>
        channel switch
        {
            "paper" => Texts.StatementWritten,
            "spoken" => Texts.StatementOral,
            "online" => Texts.StatementOnline,
            _ => channel,
        };
}
