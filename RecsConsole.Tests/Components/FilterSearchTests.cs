using Bunit;
using RecsConsole.Components.Lists;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>A list is searched while somebody types, and a late list takes no letters back.</summary>
public sealed class FilterSearchTests : BunitContext
{
    private readonly List<string?> _asked = [];

    [Fact]
    public void What_is_typed_is_searched_once_somebody_pauses()
    {
        var field = Field(null);

        field.Find("input").Input("ad");
        field.Find("input").Input("adele");

        field.WaitForAssertion(() => _asked.ShouldBe(["adele"]), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Enter_does_not_wait_and_asks_once()
    {
        var field = Field(null);

        field.Find("input").Input("adele");
        field.Find("input").Change("adele");
        field.Find("input").Change("adele");

        _asked.ShouldBe(["adele"]);
    }

    [Fact]
    public void Text_stays_when_the_list_arrives_and_follows_another_address()
    {
        var field = Field(null);
        field.Find("input").Change("adele");
        field.Find("input").Input("adele w");

        field.Render(parameters => parameters.Add(each => each.Value, "adele"));
        field.Find("input").GetAttribute("value").ShouldBe("adele w");

        field.Render(parameters => parameters.Add(each => each.Value, null));
        field.Find("input").GetAttribute("value").ShouldBe("");
    }

    private IRenderedComponent<FilterSearch> Field(string? value) =>
        Render<FilterSearch>(parameters =>
            parameters.Add(each => each.Label, "Search").Add(each => each.Value, value).Add(each => each.OnChange, text => _asked.Add(text))
        );
}
