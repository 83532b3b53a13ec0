using RecsConsole.Access;
using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

[Trait("Req", "R47")]
public sealed class AclLinesTests
{
    [Theory]
    [InlineData("role:supervisor", AclKind.Role, "supervisor", null)]
    [InlineData("Team:access", AclKind.Team, "access", null)]
    [InlineData("region:DE until 2026-12-01", AclKind.Region, "DE", "2026-12-01T00:00:00Z")]
    [InlineData("role:supervisor until 2026-12-01T08:30Z", AclKind.Role, "supervisor", "2026-12-01T08:30:00Z")]
    public void A_line_names_somebody_and_may_end(string line, AclKind kind, string value, string? end)
    {
        var entry = AclLines.ToEntry(line);

        (entry.Kind, entry.Value).ShouldBe((kind, value));
        entry.ExpiresAt.ShouldBe(end is null ? null : DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("supervisor")]
    [InlineData("role:")]
    [InlineData("9:supervisor")]
    [InlineData("role:supervisor until soon")]
    [InlineData("role:supervisor until 2026-13-01")]
    public void A_line_nobody_understands_opens_the_document_to_nobody(string line)
    {
        AclLines.TryParse(line).ShouldBeNull();
        AclLines.ToEntry(line).Value.ShouldBe(Guid.Empty.ToString("D"));
    }
}
