namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Why somebody whom a provider sent is not let in. The codes stand in the address of the sign-in page and in the trail.</summary>
public static class OpenIdRefusal
{
    /// <summary>The answer does not belong to a sign-in that this browser began, or was used already.</summary>
    public const string StartAgain = "start_again";

    /// <summary>Signature, issuer, audience, nonce or expiry do not hold.</summary>
    public const string InvalidToken = "invalid_token";

    /// <summary>The provider itself said no.</summary>
    public const string ProviderRefused = "provider_refused";

    public const string Unreachable = "unreachable";

    public const string NoTenant = "no_tenant";

    public const string NoGroup = "no_group";

    public const string NoAddress = "no_address";

    /// <summary>An account with this address is there and not linked.</summary>
    public const string AddressTaken = "address_taken";

    public const string NotActive = "not_active";

    public const string LinkedElsewhere = "linked_elsewhere";

    public const string OtherSession = "other_session";

    /// <summary>The sentence of a code; null for one that is none.</summary>
    public static string? Sentence(string? code) =>
        code switch
        {
            StartAgain => Texts.SsoStartAgain,
            InvalidToken => Texts.SsoInvalidToken,
            ProviderRefused => Texts.SsoProviderRefused,
            Unreachable => Texts.SsoUnreachable,
            NoTenant => Texts.SsoNoTenant,
            NoGroup => Texts.SsoNoGroup,
            NoAddress => Texts.SsoNoAddress,
            AddressTaken => Texts.SsoAddressTaken,
            NotActive => Texts.SsoNotActive,
            LinkedElsewhere => Texts.SsoLinkedElsewhere,
            OtherSession => Texts.SsoOtherSession,
            _ => null,
        };
}
