using RecsConsole.Features.Demo.Content;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>The hand-written content loads, has no broken references and has the promised size.</summary>
public sealed class DemoContentTests
{
    private static readonly char[] s_white = [' ', '\n', '\t'];

    [Theory]
    [InlineData("brightline", 40, 30, 31, 10)]
    [InlineData("orchard", 12, 20, 12, 6)]
    public void Content_loads_with_all_references_resolved(string tenant, int documents, int actions, int people, int accounts)
    {
        var content = DemoContentLoader.Load(tenant);

        content.Documents.Count.ShouldBe(documents);
        content.Actions.Count.ShouldBeGreaterThanOrEqualTo(actions);
        content.People.Count.ShouldBe(people);
        content.Accounts.Count.ShouldBe(accounts);
    }

    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void Documents_are_articles_of_120_to_350_words_with_their_title_as_heading(string tenant)
    {
        foreach (var document in DemoContentLoader.Load(tenant).Documents)
        {
            document.Text.ShouldStartWith($"# {document.Title}\n");
            document.Text.Split(s_white, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeInRange(120, 350, document.Key);
        }
    }

    [Fact]
    public void Documents_are_in_all_states_regions_and_two_languages()
    {
        var documents = DemoContentLoader.Load("brightline").Documents;

        documents.Count(each => each.Status is "draft").ShouldBeGreaterThanOrEqualTo(2);
        documents.Count(each => each.Status is "expired" or "superseded").ShouldBeGreaterThanOrEqualTo(3);
        documents.Count(each => each.Classification is "restricted" or "confidential").ShouldBeGreaterThanOrEqualTo(3);
        documents.Count(each => each.Regions.Count > 0).ShouldBeGreaterThanOrEqualTo(5);
        documents.Count(each => each.Language is "de").ShouldBeInRange(4, 6);
        documents.Select(each => each.Kind).Distinct(StringComparer.Ordinal).ShouldBe(["policy", "runbook", "article"], ignoreOrder: true);
    }

    [Fact]
    public void People_have_all_seven_roles_and_three_belong_to_both_tenants()
    {
        var brightline = DemoContentLoader.Load("brightline").People;
        var orchard = DemoContentLoader.Load("orchard").People;

        brightline.SelectMany(each => each.Roles).Distinct(StringComparer.Ordinal).Count().ShouldBe(7);
        brightline.Select(each => each.Email).Intersect(orchard.Select(each => each.Email), StringComparer.Ordinal).Count().ShouldBe(3);
    }
}
