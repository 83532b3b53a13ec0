using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.Taxonomy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Taxonomy;

public sealed class TermTableTests : BunitContext
{
    private static readonly TermLine s_unknown = new(TermKind.Product, "Portl", "Portl", 0, TermState.Unknown) { Open = 3 };
    private static readonly TermLine s_known = new(TermKind.IssueType, "sso", "Single sign-on", 4, TermState.Offered);
    private static readonly IReadOnlyList<TermLine> s_lines = [s_unknown, s_known];

    [Fact]
    public async Task Value_that_the_taxonomy_does_not_have_is_added_with_one_click()
    {
        List<NewTerm> added = [];
        var table = Table(add: added.Add);

        table.Find("[data-term='Portl']").TextContent.ShouldContain("Not in the taxonomy");
        await table.Find("[aria-label='Add Portl']").ClickAsync(new());

        added.ShouldBe([new NewTerm(TermKind.Product, "Portl", "")]);
    }

    [Fact]
    public async Task Label_and_state_are_sent_with_the_revision_that_was_seen()
    {
        await using var world = await this.ServeGridsAsync();
        Services.AddSingleton<IDraftStore, NoDrafts>();
        List<ChangedTerm> sent = [];
        var table = Table(save: Keep, edited: s_known.Name);

        table.Find("button.act").HasAttribute("disabled").ShouldBeTrue("nothing has changed");
        await table.Find("#term-title").InputAsync("SSO");
        await table.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });
        await table.Find("#term-why").InputAsync("Nobody asks for it any more.");
        await table.Find("button.act").ClickAsync(new());

        sent.ShouldBe([new ChangedTerm(s_known.Name, "SSO", IsRetired: true, 4, "Nobody asks for it any more.")]);

        Task<bool> Keep(ChangedTerm change)
        {
            sent.Add(change);
            return Task.FromResult(true);
        }
    }

    [Fact]
    public void Reader_who_does_not_manage_the_catalog_sees_no_button() => Table(mayManage: false).FindAll("button").ShouldBeEmpty();

    private IRenderedComponent<TermTable> Table(
        Action<NewTerm>? add = null,
        Func<ChangedTerm, Task<bool>>? save = null,
        bool mayManage = true,
        TermName? edited = null
    ) =>
        Render<TermTable>(p =>
            p.Add(t => t.Lines, s_lines)
                .Add(t => t.MayManage, mayManage)
                .Add(t => t.Edited, edited)
                .Add(t => t.OnAdd, term => add?.Invoke(term))
                .Add(t => t.OnSave, save ?? (_ => Task.FromResult(false)))
        );
}
