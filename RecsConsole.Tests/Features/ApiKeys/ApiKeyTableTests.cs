using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.ApiKeys;

/// <summary>The table of keys says what a key may do in words, with those of the form that created it as a hint.</summary>
public sealed class ApiKeyTableTests : BunitContext
{
    [Fact]
    public void Scopes_are_named_and_not_spelled_as_codes()
    {
        Services.AddSingleton<TimeProvider>(new ManualClock());
        string[] scopes = [ApiScopes.Read, ApiScopes.Respond];

        var table = Render<ApiKeyTable>(p =>
            p.Add(each => each.Lines, [new(Guid.NewGuid(), "Portal", "rk_1", scopes, "Ada") { IsInForce = true }])
        );

        table.FindAll("td")[2].TextContent.ShouldBe("Read, Responses");
        table.FindAll("td")[2].GetAttribute("title").ShouldBe(string.Join(", ", scopes.Select(ApiScopeLabels.Of)));
    }
}
