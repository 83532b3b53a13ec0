using Microsoft.Extensions.Options;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Connectors.Redmine;
using RecsConsole.Connectors.RequestTracker;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>What other systems answer, or post here.</summary>
internal static class FuzzedSystems
{
    private const int Questions = 3;

    private static readonly RemoteAccess s_access = new(Guid.NewGuid(), Guid.NewGuid(), new("http://127.0.0.1/"), "key", null);

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        new("redmine", RedmineAsync) { Inputs = 200 },
        new("request-tracker", RequestTrackerAsync) { Inputs = 200 },
        FuzzedParser.Of("events", Event),
        FuzzedParser.Of("mappings", Mapping),
        FuzzedParser.Of("decision-answers", Decision),
    ];

    private static async Task<long?> RedmineAsync(FuzzInput input)
    {
        using var server = new AnsweringServer(input.Bytes);
        var http = HttpTo(server);
        var directory = new RedmineDirectory(http, TimeProvider.System);
        return await AskAsync(
            new RedmineTickets(
                http,
                directory,
                new RedmineRights(http),
                new RedmineFiles(http),
                new RedmineCustomFields(http),
                new RedmineOwners(http, directory)
            )
        );
    }

    private static async Task<long?> RequestTrackerAsync(FuzzInput input)
    {
        using var server = new AnsweringServer(input.Bytes);
        var http = HttpTo(server);
        var history = new RtHistory(http);
        var notes = new RtNotes(http, history, new RtCustomFields(http));
        return await AskAsync(new RtTickets(http, history, new RtStatuses(http), notes, new RtOwners(http), TimeProvider.System));
    }

    private static RemoteHttp HttpTo(AnsweringServer server) =>
        new(
            server,
            // on this machine: no region is read
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System),
            TimeProvider.System,
            Options.Create(new ConnectorOptions { RequestsPerSecond = 1_000_000 })
        );

    private static async Task<long?> AskAsync(ITicketSystem system)
    {
        await system.ReadSiteAsync(s_access, CancellationToken.None);
        var changes = await system.ChangesAsync(s_access, new(Since: null, Offset: 0), CancellationToken.None);
        var ticket = await system.ReadAsync(s_access, "7", CancellationToken.None);
        if (ticket.Value is { } read)
        {
            return read.Entries.Sum(entry => (long)entry.Text.Length) + read.Description.Length;
        }

        return changes.Value is null ? null : 0;
    }

    private static long? Event(FuzzInput input)
    {
        var values = TicketReading.Values(TicketMapping.Standard, input.Bytes);
        var read = TicketReading.Read(TicketMapping.Standard, input.Bytes);
        return read.IsOk ? values.Sum(value => (long)(value.Value?.Length ?? 0)) : null;
    }

    private static long? Mapping(FuzzInput input)
    {
        var mapping = TicketMapping.Read(input.Text);
        TicketReading.Read(mapping, "{\"ticket\":{\"id\":1}}"u8.ToArray());
        return mapping.Problem is null ? mapping.Fields.Count : null;
    }

    private static long? Decision(FuzzInput input)
    {
        var batch = AuthZenMessages.AnswersOf(input.Bytes, Questions);
        return AuthZenMessages.AnswerOf(input.Bytes) is null && batch.All(answer => answer is null) ? null : batch.Count;
    }
}
