using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Editing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>The form of a connection proposes what its statuses mean, and keeps what people chose.</summary>
public sealed class ConnectionDraftTests
{
    private static readonly string[] s_states = ["new", "in_progress", "resolved"];

    private static readonly RemoteStatus[] s_statuses = [new("1", "New"), new("2", "In Progress"), new("3", "Feedback")];

    [Fact]
    public void Status_has_the_state_of_its_name_until_somebody_chooses_another()
    {
        var draft = new ConnectionDraft();

        draft.Learn(s_statuses, s_states);

        draft.Statuses.Select(pair => pair.Name).ShouldBe(["New", "In Progress", "Feedback"]);
        draft.Statuses.Select(pair => pair.State).ShouldBe(["new", "in_progress", null]);

        draft.Map(draft.Statuses[0], "resolved");
        draft.Map(draft.Statuses[1], "");
        draft.Learn([.. s_statuses, new RemoteStatus("4", "Resolved")], s_states);

        draft.Statuses.Select(pair => pair.State).ShouldBe(["resolved", null, null, "resolved"]);
    }

    [Fact]
    public void Status_of_an_existing_connection_keeps_its_state()
    {
        var draft = ConnectionDraft.From(TicketDesk.Request() with { Statuses = [new StatusPair("1", "New", null)] });

        draft.Learn(s_statuses, s_states);

        draft.Statuses.Select(pair => pair.State).ShouldBe([null, "in_progress", null]);
    }
}
