using RecsConsole.Components.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class AddressQueryTests
{
    private enum Tone
    {
        Quiet,
        Loud,
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var id = Guid.CreateVersion7();
        var day = new DateOnly(2026, 11, 17);

        var address = new AddressQuery()
            .With("q", "call & back?")
            .With("active", false)
            .With("id", id)
            .With("day", day)
            .With("tone", Tone.Loud, Tone.Quiet)
            .WithFlag("desc", isSet: true)
            .WithPage(3)
            .At("/list");
        var read = AddressQuery.Parse("https://host" + address + "#below");

        read.Text("q").ShouldBe("call & back?");
        read.YesNo("active").ShouldBe(false);
        read.Id("id").ShouldBe(id);
        read.Day("day").ShouldBe(day);
        read.Choice<Tone>("tone").ShouldBe(Tone.Loud);
        read.Flag("desc").ShouldBeTrue();
        read.Page().ShouldBe(3);
    }

    [Fact]
    public void What_is_as_usual_is_not_written() =>
        new AddressQuery()
            .With("q", (string?)null)
            .With("active", (bool?)null)
            .With("tone", Tone.Quiet, Tone.Quiet)
            .WithFlag("desc", isSet: false)
            .WithPage(1)
            .At("/list")
            .ShouldBe("/list");

    [Theory]
    [InlineData("")]
    [InlineData("?q=+&tone=1&active=maybe&id=x&day=17.11.2026&page=-1&desc=true")]
    [InlineData("?page=100001&tone=shrill")]
    public void What_makes_no_sense_is_absent(string address)
    {
        var read = AddressQuery.Parse(address);

        read.Text("q").ShouldBeNull();
        read.Choice<Tone>("tone").ShouldBeNull();
        read.YesNo("active").ShouldBeNull();
        read.Id("id").ShouldBeNull();
        read.Day("day").ShouldBeNull();
        read.Flag("desc").ShouldBeFalse();
        read.Page().ShouldBe(1);
    }

    [Fact]
    public void Text_that_is_too_long_is_absent_and_an_unknown_value_too()
    {
        var read = AddressQuery.Parse($"?q={new string('x', 101)}&status=odd");

        read.Text("q").ShouldBeNull();
        read.OneOf("status", ["draft", "published"]).ShouldBeNull();
    }
}
