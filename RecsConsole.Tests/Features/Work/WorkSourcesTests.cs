using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions.Feedback;
using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Features.Catalog.Quality;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Looks;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Work;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>
/// By construction: whatever writes the rows of a source raises a change that the source follows, and page and rail follow every source.
/// </summary>
public sealed partial class WorkSourcesTests
{
    /// <summary>The sets of rows that sources read, with the change that tells that one was added or removed.</summary>
    private static readonly Dictionary<string, ChangeKind[]> s_told = new(StringComparer.Ordinal)
    {
        ["ApprovalRequests"] = [ChangeKind.Case],
        ["CatalogFindings"] = [ChangeKind.Catalog],
        ["DecisionLooks"] = [ChangeKind.Study],
        ["DocumentReports"] = [ChangeKind.Report],
        ["Documents"] = [ChangeKind.Document],
        ["FigureAlarms"] = [ChangeKind.Alert],
        ["JobRuns"] = [ChangeKind.Job],
        ["Models"] = [ChangeKind.Model],
        ["Proposals"] = [ChangeKind.Configuration, ChangeKind.Erasure],
        ["SecurityAlerts"] = [ChangeKind.Alert],
        ["Studies"] = [ChangeKind.Study],
        ["StudyAdjudications"] = [ChangeKind.Study],
        ["StudyPairs"] = [ChangeKind.Study],
        ["SuggestionReports"] = [ChangeKind.Report],
        ["TextDrafts"] = [ChangeKind.Draft],
        ["Versions"] = [ChangeKind.Catalog],
        ["WebhookDeliveries"] = [ChangeKind.Webhook],
    };

    /// <summary>What each source reads; proposals are of two kinds, each told by a change of its own.</summary>
    private static readonly Dictionary<Type, string[]> s_read = new()
    {
        [typeof(DisagreementsToDecide)] = ["Studies", "StudyPairs", "StudyAdjudications"],
        [typeof(DraftsSentBack)] = ["Documents"],
        [typeof(DraftsToApprove)] = ["Documents"],
        [typeof(ErasuresToDecide)] = ["Proposals"],
        [typeof(ExpiringDocuments)] = ["Documents"],
        [typeof(FailedJobs)] = ["JobRuns"],
        [typeof(FindingsToReview)] = ["CatalogFindings"],
        [typeof(GivenUpEvents)] = ["WebhookDeliveries"],
        [typeof(JudgedStudies)] = ["Studies", "StudyPairs"],
        [typeof(MinedToReview)] = ["Versions"],
        [typeof(OpenReports)] = ["DocumentReports"],
        [typeof(PairsToJudge)] = ["Studies", "StudyPairs"],
        [typeof(ProposedModels)] = ["Models"],
        [typeof(RaisedFigures)] = ["FigureAlarms"],
        [typeof(SettingsSentBack)] = ["Proposals"],
        [typeof(SettingsToPublish)] = ["Proposals"],
        [typeof(UnansweredFeedback)] = ["SuggestionReports"],
        [typeof(UnseenAlerts)] = ["SecurityAlerts"],
        [typeof(VersionsSentBack<,>)] = ["Versions"],
        [typeof(VersionsToPublish<,>)] = ["Versions"],
        [typeof(WaitingApprovals)] = ["ApprovalRequests"],
        [typeof(WaitingLooks)] = ["DecisionLooks"],
    };

    /// <summary>What each source of drafts reads.</summary>
    private static readonly Dictionary<Type, string[]> s_readOfDrafts = new()
    {
        [typeof(KeptRules)] = ["TextDrafts"],
        [typeof(OwnDocuments)] = ["Documents", "TextDrafts"],
        [typeof(OwnSettings)] = ["TextDrafts"],
        [typeof(OwnVersions<,>)] = ["Versions", "TextDrafts"],
    };

    /// <summary>Writers that need not tell, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_silent = new(StringComparer.Ordinal)
    {
        ["RecsConsole/Casework/Conversation/HeldLetter.cs"] = "a letter of a case is no draft of what is governed",
        ["RecsConsole/Casework/Forms/HeldSolution.cs"] = "a note on a case is no draft of what is governed",
        ["RecsConsole/Casework/Webhooks/AuditHeadEvents.cs"] = "an event that is still to be sent waits for nobody",
        ["RecsConsole/Casework/Webhooks/WaitingEvents.cs"] = "an event that is still to be sent waits for nobody",
        ["RecsConsole/Casework/Webhooks/WebhookEvents.cs"] = "an event that is still to be sent waits for nobody",
        ["RecsConsole/Features/Cases/Import/LogPublication.cs"] = "ImportRecord tells of the import",
        ["RecsConsole/Features/Drafts/SaveTextDraft.cs"] = "DraftChange tells of the draft",
        ["RecsConsole/Features/Recommendations/Responses/ActionExecution.cs"] = "RespondToSlate tells of the case",
        ["RecsConsole/Features/Webhooks/Editing/DeleteWebhook.cs"] = "WebhookChange tells of the webhook",
        ["RecsConsole/Tenancy/Alarms/UsualAlarms.cs"] = "nobody works in a tenant that is being made",
    };

    [Fact]
    public async Task Page_and_rail_follow_what_every_source_follows()
    {
        await using var app = new ConsoleApp("Development");
        await using var scope = app.Services.CreateAsyncScope();
        var sources = scope.ServiceProvider.GetServices<IWorkSource>().ToList();
        var page = scope.ServiceProvider.GetRequiredService<ReadWork>().Follows;

        var rail = scope.ServiceProvider.GetRequiredService<CountWork>().Follows;
        rail.Except(page).ShouldBeEmpty();
        sources.SelectMany(source => source.Follows).Except(rail).ShouldBeEmpty();
        page.ShouldContain(ChangeKind.Configuration);
        page.ShouldContain(ChangeKind.Erasure);
        page.ShouldContain(ChangeKind.Permission);
        foreach (var source in sources)
        {
            foreach (var rows in s_read[TypeOf(source.GetType())])
            {
                source.Follows.Intersect(s_told[rows]).ShouldNotBeEmpty($"{source.GetType().Name} does not follow {rows}");
            }
        }
    }

    [Fact]
    public async Task Page_follows_what_every_source_of_drafts_reads()
    {
        await using var app = new ConsoleApp("Development");
        await using var scope = app.Services.CreateAsyncScope();
        var sources = scope.ServiceProvider.GetServices<IDraftSource>().ToList();
        var page = scope.ServiceProvider.GetRequiredService<ReadWork>().Follows;

        sources.Select(source => TypeOf(source.GetType())).Distinct().Count().ShouldBe(s_readOfDrafts.Count);
        sources.SelectMany(source => source.Follows).Except(page).ShouldBeEmpty();
        foreach (var source in sources)
        {
            foreach (var rows in s_readOfDrafts[TypeOf(source.GetType())])
            {
                source.Follows.Intersect(s_told[rows]).ShouldNotBeEmpty($"{source.GetType().Name} does not follow {rows}");
            }
        }
    }

    [Fact]
    public void What_every_source_reads_is_known_here()
    {
        Sources<IWorkSource>().ShouldBe(s_read.Keys.OrderBy(type => type.Name, StringComparer.Ordinal));
        Sources<IDraftSource>().ShouldBe(s_readOfDrafts.Keys.OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_adds_or_removes_what_a_source_reads_raises_the_change()
    {
        var writers = SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => !file.Path.StartsWith("RecsConsole/Cli/", StringComparison.Ordinal)) // benchmarks, in databases of their own
            .SelectMany(file => Writes().Matches(file.Text).Select(match => (File: file, Rows: match.Groups["rows"].Value)))
            .Where(write => s_told.ContainsKey(write.Rows))
            .ToList();

        writers.Count.ShouldBeGreaterThan(10);
        writers
            .Where(write => !s_silent.ContainsKey(write.File.Path))
            .Where(write => !s_told[write.Rows].All(kind => write.File.Text.Contains($"ChangeKind.{kind}", StringComparison.Ordinal)))
            .Select(write => $"{write.File.Path} writes {write.Rows} and tells nobody")
            .ShouldBeEmpty();
        s_silent.Keys.Except(writers.Select(write => write.File.Path), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<Type> Sources<TSource>() =>
        typeof(ReadWork)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(TSource).IsAssignableFrom(type))
            .Select(TypeOf)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static Type TypeOf(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    [GeneratedRegex(
        @"\b[dD]b\s*\.(?<rows>\w+)\s*\.(Add|AddRange|Remove|RemoveRange)\(",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Writes();
}
