using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using JobTexts = RecsConsole.Features.Jobs.Texts;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>Messages of a job are shown in the reader's language.</summary>
public sealed class JobLanguageTests : BunitContext
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    public JobLanguageTests()
    {
        Services.AddSingleton<TimeProvider>(new ManualClock());
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of("de");
    }

    [Fact]
    [Trait("Req", "R200")]
    public void Result_step_and_log_are_read_in_German()
    {
        var run = Run(JobStatus.Running) with { Step = StoredText.From<JobTexts>(nameof(JobTexts.RemovingOldRuns)) };
        var bar = Render<RunBar>(parameters => parameters.Add(each => each.Run, run));
        var ended = Run(JobStatus.Done) with { Result = StoredText.From<JobTexts>(nameof(JobTexts.EntriesOfTheChangeFeed), 1, 2) };
        var line = new RunLogLine(1, DateTimeOffset.UnixEpoch, StoredText.From<JobTexts>(nameof(JobTexts.Restarted), 1));
        var detail = Render<RunDetail>(parameters => parameters.Add(each => each.State, new RunView(ended, [line], 0, null, false)));

        bar.Markup.ShouldContain("Alte Läufe werden entfernt");
        detail.Markup.ShouldContain("Entfernt: 1 Eintrag des Änderungsprotokolls und 2 Läufe.");
        detail.Find("ol.log").TextContent.ShouldContain("Von vorn begonnen, weil Versuch 1 unterbrochen wurde.");
        (bar.Markup + detail.Markup).ShouldNotContain("lang=\"en\"");
    }

    [Fact]
    public void Sentence_of_an_earlier_version_is_marked_as_English()
    {
        var ended = Run(JobStatus.Done) with { Result = StoredText.Read("Counted 12 rows.") };
        var detail = Render<RunDetail>(parameters => parameters.Add(each => each.State, new RunView(ended, [], 0, null, false)));

        detail.Find("span[lang=en]").TextContent.ShouldBe("Counted 12 rows.");
        JobLabels.LanguageOf(ended).ShouldBe("en");
        JobLabels.LanguageOf(Run(JobStatus.Queued)).ShouldBeNull();
    }

    [Fact]
    public async Task Failure_of_a_job_keeps_what_it_says()
    {
        await using var yard = await JobYard.CreateAsync();
        var id = await yard.AskAsync();
        yard.Job.Work = (_, _, _) =>
            Task.FromResult<Result<string>>(Error.Conflict(StoredText.From<JobTexts>(nameof(JobTexts.JobUnknown), "x")));

        await yard.RunAsync(id);

        var kept = StoredText.Read((await yard.RowAsync(id)).Result)!;
        kept.Words.ShouldBe("Diese Version der Konsole kennt den Auftrag x nicht.");
        CultureInfo.CurrentUICulture = ScreenLanguages.Of("pl");
        kept.Words.ShouldBe("Ta wersja konsoli nie ma zadania x.");
    }

    protected override void Dispose(bool disposing)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _screen);
        base.Dispose(disposing);
    }

    private static RunLine Run(JobStatus status) =>
        new(
            Guid.Parse("6b8f6e0c-5d7e-4f0e-9c39-6d3a5f7f1c11"),
            "test",
            "Test",
            status,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            status == JobStatus.Done ? DateTimeOffset.UnixEpoch : null,
            40,
            null,
            1,
            null,
            null,
            null,
            null
        );
}
