using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Changes;

/// <summary>Whom a change is told.</summary>
public sealed class ChangeSubscribersTests
{
    private static readonly Guid s_tenant = Guid.NewGuid();
    private static readonly Guid s_case = Guid.NewGuid();
    private readonly ChangeSubscribers _subscribers = new();
    private readonly List<string> _told = [];

    [Fact]
    [Trait("Req", "R51")]
    public void Listener_to_one_case_is_told_of_that_case_in_its_tenant_only()
    {
        Listen("page", new ChangeTopic(s_tenant, ChangeKind.Case, s_case));

        Tell(s_tenant, ChangeKind.Case, Guid.NewGuid().ToString("D"));
        Tell(Guid.NewGuid(), ChangeKind.Case, s_case.ToString("D"));
        Tell(s_tenant, ChangeKind.Document, s_case.ToString("D"));
        Tell(s_tenant, ChangeKind.Case, "");
        _told.ShouldBeEmpty();

        Tell(s_tenant, ChangeKind.Case, s_case.ToString("D"));
        _told.ShouldBe(["page"]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public void Listener_to_a_kind_is_told_of_every_object_in_its_tenant_and_once()
    {
        Listen("queue", new(s_tenant, ChangeKind.Case), new(s_tenant, ChangeKind.Case, s_case));

        Tell(Guid.NewGuid(), ChangeKind.Case, s_case.ToString("D"));
        _told.ShouldBeEmpty();

        Tell(s_tenant, ChangeKind.Case, s_case.ToString("D"));
        Tell(s_tenant, ChangeKind.Case, Guid.NewGuid().ToString("D"));
        _told.ShouldBe(["queue", "queue"]);
    }

    [Fact]
    public void Beat_of_presence_is_told_to_what_listens_to_everything_and_to_no_page()
    {
        using var exchange = _subscribers.Add(_ => _told.Add("exchange"));
        for (var page = 0; page < 2_000; page++)
        {
            Listen("page", new ChangeTopic(s_tenant, ChangeKind.Case, Guid.NewGuid()), new ChangeTopic(s_tenant, ChangeKind.Permission));
        }

        Tell(s_tenant, ChangeKind.Presence, $"1a2b3c4d:{s_case:N}:{Guid.NewGuid():N}:reading");

        _told.ShouldBe(["exchange"]);
    }

    [Fact]
    public void Listener_that_has_left_is_told_nothing_and_leaves_no_topic_behind()
    {
        var left = Listen("left", new(s_tenant, ChangeKind.Case, s_case), new(s_tenant, ChangeKind.Permission));
        Listen("here", new ChangeTopic(s_tenant, ChangeKind.Permission));

        left.Dispose();
        left.Dispose();
        Tell(s_tenant, ChangeKind.Case, s_case.ToString("D"));
        Tell(s_tenant, ChangeKind.Permission, "");

        _told.ShouldBe(["here"]);
        _subscribers.Topics.ShouldBe(1);
    }

    private ChangeSubscribers.Subscriber Listen(string name, params ChangeTopic[] topics) => _subscribers.Add(topics, _ => _told.Add(name));

    private void Tell(Guid tenantId, ChangeKind kind, string key)
    {
        var change = new Change(1, tenantId, kind, key);
        foreach (var subscriber in _subscribers.Of(change))
        {
            subscriber.Tell(change);
        }
    }
}
