using Bunit;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.People.Absences;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Features.Tenants;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Drafts;

/// <summary>The draft of a form with several fields is stored and restored as a whole.</summary>
public sealed class FormDraftTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await DraftDesk.OpenAsync();
        await _desk.AddAsync(_desk.ACase("BR-1"));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Half_typed_absence_is_back_when_its_fields_are_opened_again()
    {
        await using (var first = await OpenAsync())
        {
            var fields = Fields(first);
            await fields.FindAll("input")[0].ChangeAsync(new() { Value = "2026-03-02T09:00:00" });
            _desk.Clock.Advance(DraftDesk.Pause);
            fields.WaitForAssertion(() => fields.Find(".draft").TextContent.ShouldContain("Draft kept"));
            await first.DisposeComponentsAsync();
        }

        await using var second = await OpenAsync();
        var again = Fields(second);

        again.WaitForAssertion(() => again.FindAll("input")[0].GetAttribute("value").ShouldBe("2026-03-02T09:00:00"));
        await second.DisposeComponentsAsync();
    }

    [Fact]
    public async Task What_was_added_is_kept_no_more()
    {
        await using var browser = await OpenAsync();
        var fields = Fields(browser);
        await fields.FindAll("input")[0].ChangeAsync(new() { Value = "2026-03-02T09:00:00" });
        _desk.Clock.Advance(DraftDesk.Pause);
        fields.WaitForAssertion(() => fields.Find(".draft").TextContent.ShouldContain("Draft kept"));
        await fields.FindAll("input")[1].ChangeAsync(new() { Value = "2026-03-03T09:00:00" });

        await fields.Find("button").ClickAsync(new());
        _desk.Clock.Advance(DraftDesk.Pause);

        await using var db = _desk.Read();
        fields.WaitForAssertion(() => db.TextDrafts.Count().ShouldBe(0));
        await browser.DisposeComponentsAsync();
    }

    [Fact]
    public void Settings_come_back_as_they_were_typed_on_the_version_they_were_begun_on()
    {
        var typed = TenantConfiguration.Default with { Part = TenantConfiguration.Default.Part with { Version = 3 } };

        var kept = Again(KeptSettings.From(typed));

        kept.Version.ShouldBe(3);
        kept.Read()!.ToJson().ShouldBe(typed.ToJson());
        new KeptSettings(3, "{}").Read().ShouldBeNull();
    }

    [Fact]
    public void Person_comes_back_as_typed()
    {
        var profile = new PersonProfile
        {
            Key = "bo",
            Name = "Bo",
            Roles = ["agent"],
            Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["sso"] = 3 },
            Absences = [new(Guid.NewGuid(), _desk.Now, _desk.Now.AddDays(1))],
            Conflicts = [new("account", "acme")],
        };

        var kept = Again(new KeptPerson(7, profile));

        kept.Revision.ShouldBe(7);
        PersonDifference.Between(profile.Normalised(), kept.Profile.Normalised()).ShouldBeEmpty();
        kept.Profile.Key.ShouldBe("bo");
    }

    [Fact]
    public void Study_comes_back_with_its_reviewers_and_makes_the_same_study()
    {
        var draft = new StudyDraft();
        draft.IsTyped.ShouldBeFalse();
        draft.Name = "Spring";
        draft.Reviewers.Add(Guid.NewGuid());

        var kept = Again(draft);

        draft.IsTyped.ShouldBeTrue();
        (kept.Name, kept.StudyId).ShouldBe((draft.Name, draft.StudyId));
        kept.Reviewers.ShouldBe(draft.Reviewers);
    }

    [Fact]
    public void Answer_reasons_and_ratings_of_a_pair_come_back_and_nothing_chosen_is_nothing_kept()
    {
        var draft = new PairDraft(_desk.Clock);
        draft.Begin(null);
        draft.Toggle("clearer"); // of no answer yet
        draft.Chosen.ShouldBeNull();
        draft.Choose(PairChoice.Left);
        draft.Toggle("clearer");
        draft.Rate(new(4, null, null));
        var kept = Again(draft.Chosen!);

        var again = new PairDraft(_desk.Clock);
        again.Begin(null);
        again.TakeBack(kept);

        again.Reasons.ShouldBe(["clearer"]);
        (again.Choice, again.Ratings).ShouldBe((PairChoice.Left, new(4, null, null)));
    }

    private static T Again<T>(T typed)
        where T : class => new KeptText(System.Text.Json.JsonSerializer.Serialize(typed), default).As<T>()!;

    private Task<BunitContext> OpenAsync() => _desk.BrowserAsync(_desk.Ana);

    private static IRenderedComponent<AbsenceFields> Fields(BunitContext browser)
    {
        var fields = browser.Render<AbsenceFields>(p =>
            p.Add(it => it.Of, "ana").Add(it => it.Zone, TimeZoneInfo.Utc).Add(it => it.OnAdd, _ => Task.FromResult<string?>(null))
        );
        fields.WaitForAssertion(() => fields.FindAll(".draft").Count.ShouldBe(1));
        return fields;
    }
}
