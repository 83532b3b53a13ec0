using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Explanations;

public sealed class ClaimRendererTests
{
    private static readonly Fact[] Facts =
    [
        new("policy", FactTypes.Policy, "policy.key", "P-7", ["policy:P-7:3"]),
        new("policy_version", FactTypes.Count, "policy.version", "3", ["policy:P-7:3"]),
        new("skills", FactTypes.Skills, "person.skills", "sso,saml", ["person:1"]),
    ];

    [Fact]
    [Trait("Req", "R86")]
    public void Each_fact_of_a_sentence_is_a_segment_of_its_own() =>
        ClaimRenderer
            .Render(Claim("action.required", "policy", "policy_version"), Facts, Labels)
            .ShouldBe([
                new ClaimSegment("Required by policy \"", null),
                new ClaimSegment("Identity checks", "policy"),
                new ClaimSegment("\", version ", null),
                new ClaimSegment("3", "policy_version"),
            ]);

    [Fact]
    public void Skills_are_listed_by_their_names() =>
        ClaimRenderer.Text(ClaimRenderer.Render(Claim("expert.skills", "skills"), Facts, Labels)).ShouldBe("Skills SSO and SAML");

    [Fact]
    [Trait("Req", "R86")]
    public void A_placeholder_without_a_fact_is_an_error_and_never_text() =>
        Should.Throw<ArgumentException>(() => ClaimRenderer.Render(Claim("action.required", "policy"), Facts, Labels));

    [Fact]
    public void A_language_without_templates_falls_back_to_english() =>
        ClaimTemplates.Text("action.required", "tr").ShouldBe(ClaimTemplates.Text("action.required", ClaimTemplates.DefaultLanguage));

    private static Claim Claim(string template, params string[] facts) =>
        new(template, facts.ToDictionary(fact => fact, fact => fact, StringComparer.Ordinal));

    private static string? Labels(string factType, string key) =>
        (factType, key) switch
        {
            (FactTypes.Policy, "P-7") => "Identity checks",
            (FactTypes.Skills, _) => key.ToUpperInvariant(),
            _ => null,
        };
}
