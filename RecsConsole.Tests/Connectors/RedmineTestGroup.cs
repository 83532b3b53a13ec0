using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>The tests that share <see cref="SharedRedmine"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RedmineTestGroup : ICollectionFixture<SharedRedmine>
{
    public const string Name = "redmine";
}
