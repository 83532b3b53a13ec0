using Bunit;
using RecsConsole.Features.Catalog.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>Why the reader may not publish a version themselves.</summary>
public sealed class OwnVersionTests : BunitContext
{
    [Theory]
    [InlineData(false, "You wrote version 3, so somebody else has to publish it.")]
    [InlineData(true, "Your API key wrote version 3, so somebody else has to publish it.")]
    public void Hint_says_who_wrote_the_version(bool isByOwnKey, string expected)
    {
        AddAuthorization().SetAuthorized("ana").SetRoles("admin");

        var hint = Render<OwnVersion>(parameters =>
            parameters.Add(page => page.Version, 3).Add(page => page.IsByOwnKey, isByOwnKey).Add(page => page.Others, ["Ben"])
        );

        hint.Find("span").TextContent.ShouldStartWith(expected);
    }
}
