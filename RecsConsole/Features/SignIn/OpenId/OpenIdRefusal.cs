namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Why someone sent by a provider is refused. The codes appear in the URL of the sign-in page and in the audit trail.</summary>
public static class OpenIdRefusal
{
    /// <summary>The response does not belong to a sign-in that this browser began, or was already used.</summary>
    public const string StartAgain = "start_again";

    /// <summary>Invalid signature, issuer, audience, nonce or expiry.</summary>
    public const string InvalidToken = "invalid_token";

    /// <summary>The provider refused the sign-in.</summary>
    public const string ProviderRefused = "provider_refused";

    public const string Unreachable = "unreachable";

    public const string NoTenant = "no_tenant";

    public const string NoGroup = "no_group";

    /// <summary>The provider did not send the groups, because there are too many.</summary>
    public const string TooManyGroups = "too_many_groups";

    public const string NoAddress = "no_address";

    /// <summary>An account with this address exists and is not linked.</summary>
    public const string AddressTaken = "address_taken";

    public const string NotActive = "not_active";

    public const string LinkedElsewhere = "linked_elsewhere";

    public const string OtherSession = "other_session";

    /// <summary>The sentence for a code; null for an unknown code.</summary>
    public static string? Sentence(string? code) =>
        code switch
        {
            StartAgain => Texts.SsoStartAgain,
            InvalidToken => Texts.SsoInvalidToken,
            ProviderRefused => Texts.SsoProviderRefused,
            Unreachable => Texts.SsoUnreachable,
            NoTenant => Texts.SsoNoTenant,
            NoGroup => Texts.SsoNoGroup,
            TooManyGroups => Texts.SsoGroupsLeftOut,
            NoAddress => Texts.SsoNoAddress,
            AddressTaken => Texts.SsoAddressTaken,
            NotActive => Texts.SsoNotActive,
            LinkedElsewhere => Texts.SsoLinkedElsewhere,
            OtherSession => Texts.SsoOtherSession,
            _ => null,
        };
}
