using Xunit;

namespace RecsConsole.E2E;

/// <summary>Journeys that start an application of their own: they run beside those on the demo desk, and one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OwnSiteGroup : ICollectionFixture<OwnSiteBrowser>
{
    public const string Name = "own site";
}
