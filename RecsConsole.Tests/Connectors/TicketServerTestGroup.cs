using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>The tests that share a running Redmine and a running Request Tracker.</summary>
[CollectionDefinition(Name)]
public sealed class TicketServerTestGroup : ICollectionFixture<SharedRedmine>, ICollectionFixture<SharedRt>
{
    public const string Name = "ticket servers";
}
