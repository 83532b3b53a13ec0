using Bunit;
using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Documents.Administration.Drafts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>Values of the tenant's lists are picked, each once, and never typed.</summary>
public sealed class TaxonomyPickerTests : BunitContext
{
    private readonly List<IReadOnlyList<string>> _chosen = [];

    [Fact]
    public void Only_known_values_that_are_not_chosen_yet_are_offered()
    {
        var picker = Show("sign_in");

        picker.FindAll("option").Select(option => option.GetAttribute("value")).ShouldBe(["", "billing", "mfa"]);
        picker.FindAll("input, textarea").ShouldBeEmpty();
        picker.Find(".chip").TextContent.ShouldContain("Sign in");
    }

    [Fact]
    public void Picked_value_is_added_and_a_chosen_one_is_taken_out()
    {
        var picker = Show("sign_in");

        picker.Find("select").Change("mfa");
        picker.Find("select").Change("");
        picker.Find(".chip button").Click();

        _chosen.Select(each => string.Join(',', each)).ShouldBe(["sign_in,mfa", ""]);
    }

    [Fact]
    public void Without_a_choice_it_says_what_that_means() => Show().Find("span.small").TextContent.ShouldBe("All issue types");

    [Fact]
    public void Locked_one_changes_nothing()
    {
        var picker = Show(isLocked: true, ["sign_in"]);

        picker.Find("select").HasAttribute("disabled").ShouldBeTrue();
        picker.Find(".chip button").Click();

        _chosen.ShouldBeEmpty();
    }

    private IRenderedComponent<TaxonomyPicker> Show(params string[] chosen) => Show(isLocked: false, chosen);

    private IRenderedComponent<TaxonomyPicker> Show(bool isLocked, params string[] chosen) =>
        Render<TaxonomyPicker>(parameters =>
            parameters
                .Add(picker => picker.Label, "Issue types")
                .Add(picker => picker.None, "All issue types")
                .Add(picker => picker.Known, ["billing", "mfa", "sign_in"])
                .Add(picker => picker.Chosen, chosen)
                .Add(picker => picker.IsLocked, isLocked)
                .Add(picker => picker.OnChange, EventCallback.Factory.Create<IReadOnlyList<string>>(this, _chosen.Add))
        );
}
