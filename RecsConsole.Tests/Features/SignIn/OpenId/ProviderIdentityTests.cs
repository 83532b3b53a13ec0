using System.Security.Claims;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>Who somebody is, from the claims that Entra ID, Okta and Keycloak send with the settings that the documentation names.</summary>
public sealed class ProviderIdentityTests
{
    private const string Directory = "https://login.microsoftonline.com/8f1d2c3b-0000-4000-8000-000000000001/v2.0";
    private const string Agents = "0a0a0a0a-0000-4000-8000-00000000000a";
    private const string Leads = "0b0b0b0b-0000-4000-8000-00000000000b";

    private static readonly OpenIdProvider s_trusting = new() { Name = "Entra ID", TrustsAddresses = true };
    private static readonly OpenIdProvider s_usual = new() { Name = "Corp" };

    [Fact]
    public void Entra_person_is_the_subject_of_one_directory_and_has_group_ids()
    {
        var identity = From(s_trusting, [.. Entra(), ("groups", Agents), ("groups", Leads), ("groups", Agents)]);

        (identity.Issuer, identity.Subject, identity.Session).ShouldBe((Directory, "pairwise-subject", "entra-session"));
        (identity.Name, identity.Email).ShouldBe(("Ana Nowak", "ana@acme.example"), "the name of their own directory counts as verified");
        identity.Groups.ShouldBe([Agents, Leads]);
        identity.HasMoreGroups.ShouldBeFalse();
        var elsewhere = From(s_trusting, [.. Entra().Where(claim => claim.Type != "iss"), ("iss", Directory.Replace("0001/", "0002/"))]);
        ProviderLogins
            .KeyOf(elsewhere.Issuer, elsewhere.Subject)
            .ShouldNotBe(ProviderLogins.KeyOf(identity.Issuer, identity.Subject), "the same subject in another directory is somebody else");
    }

    [Theory]
    [InlineData("true", "ana@acme.example")]
    [InlineData("True", "ana@acme.example")]
    [InlineData("1", "ana@acme.example")]
    [InlineData("false", null)]
    [InlineData("0", null)]
    [InlineData(null, null)]
    public void Entra_address_counts_where_its_domain_is_verified(string? verified, string? email)
    {
        List<(string, string)> claims = [.. Entra(), ("email", "ana@acme.example")];
        if (verified is not null)
        {
            claims.Add(("xms_edov", verified));
        }

        From(s_usual, [.. claims]).Email.ShouldBe(email);
    }

    [Fact]
    public void Entra_sign_in_name_is_no_address_unless_the_directory_is_trusted()
    {
        From(s_usual, [.. Entra(), ("xms_edov", "1")]).Email.ShouldBeNull();
        From(s_trusting, [.. Entra(), ("email", "a.nowak@acme.example")]).Email.ShouldBe("a.nowak@acme.example", "the address goes first");
        From(s_trusting, [.. Entra().Where(claim => claim.Type != "preferred_username"), ("preferred_username", "+48 600 000 000")])
            .Email.ShouldBeNull();
    }

    [Theory]
    [InlineData("groups", true)]
    [InlineData("roles", false)]
    public void Entra_groups_that_are_too_many_are_known_to_be_missing(string claim, bool isMissing)
    {
        var provider = new OpenIdProvider { GroupsClaim = claim };

        var identity = From(provider, [.. Entra(), ("_claim_names", """{"groups":"src1"}"""), ("_claim_sources", """{"src1":{}}""")]);

        identity.Groups.ShouldBeEmpty();
        identity.HasMoreGroups.ShouldBe(isMissing);
    }

    [Fact]
    public void Entra_roles_of_the_application_replace_groups_where_they_are_the_claim()
    {
        var provider = new OpenIdProvider { GroupsClaim = "roles" };

        From(provider, [.. Entra(), ("groups", Agents), ("roles", "Recs.Agent")]).Groups.ShouldBe(["Recs.Agent"]);
    }

    [Fact]
    public void Okta_person_has_a_verified_address_and_named_groups()
    {
        var identity = From(
            s_usual,
            [
                ("iss", "https://acme.okta.com"),
                ("sub", "00u1a2b3c4"),
                ("preferred_username", "ana@acme.example"),
                ("email", " ana@acme.example "),
                ("email_verified", "true"),
                ("groups", "recs-agents"),
                ("groups", "Everyone"),
            ]
        );

        (identity.Issuer, identity.Subject, identity.Session).ShouldBe(("https://acme.okta.com", "00u1a2b3c4", null));
        (identity.Name, identity.Email).ShouldBe(("ana@acme.example", "ana@acme.example"), "without a name the address is shown");
        identity.Groups.ShouldBe(["recs-agents", "Everyone"]);
    }

    [Theory]
    [InlineData("true", "ana@acme.example")]
    [InlineData("false", null)]
    public void Keycloak_person_has_the_session_of_the_realm_and_an_address_only_when_it_is_verified(string verified, string? email)
    {
        var identity = From(
            s_usual,
            [
                ("iss", "https://login.example/realms/acme"),
                ("sub", "f3b1c2d4-0000-4000-8000-000000000003"),
                ("sid", "keycloak-session"),
                ("name", "Ana Nowak"),
                ("preferred_username", "ana"),
                ("email", "ana@acme.example"),
                ("email_verified", verified),
                ("groups", "agents"),
                ("groups", "/acme/leads"),
            ]
        );

        (identity.Issuer, identity.Session).ShouldBe(("https://login.example/realms/acme", "keycloak-session"));
        (identity.Name, identity.Email).ShouldBe(("Ana Nowak", email));
        identity.Groups.ShouldBe(["agents", "/acme/leads"], "a group with its path is another name");
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    public void Token_without_issuer_or_subject_is_nobody(string missing)
    {
        ProviderIdentity.From(s_trusting, Token([.. Entra().Where(claim => claim.Type != missing)])).ShouldBeNull();
        ProviderIdentity.From(s_trusting, Token([.. Entra().Where(claim => claim.Type != missing), (missing, "")])).ShouldBeNull();
        ProviderIdentity.From(s_trusting, null).ShouldBeNull();
    }

    [Fact]
    public void What_is_longer_than_its_column_is_refused_cut_or_hashed()
    {
        var longer = new string('x', 301);
        var without = Entra().Where(claim => claim.Type is not ("iss" or "name" or "sid")).ToList();

        ProviderIdentity.From(s_trusting, Token([.. without, ("iss", longer)])).ShouldBeNull("a cut issuer would be another one");
        var identity = From(s_trusting, [.. without, ("iss", Directory), ("name", longer), ("sid", longer)]);

        identity.Name.Length.ShouldBe(200);
        identity.Session.ShouldBe(ProviderIdentity.SessionOf(longer, Directory));
        identity.Session!.Length.ShouldBeLessThanOrEqualTo(200);
    }

    private static (string Type, string Value)[] Entra() =>
        [
            ("iss", Directory),
            ("sub", "pairwise-subject"),
            ("oid", "object-id"),
            ("tid", "8f1d2c3b-0000-4000-8000-000000000001"),
            ("sid", "entra-session"),
            ("name", "Ana Nowak"),
            ("preferred_username", "ana@acme.example"),
        ];

    private static ProviderIdentity From(OpenIdProvider provider, (string Type, string Value)[] claims) =>
        ProviderIdentity.From(provider, Token(claims)).ShouldNotBeNull();

    private static ClaimsPrincipal Token((string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "token"));
}
