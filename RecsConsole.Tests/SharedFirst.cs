using RecsConsole.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Xunit.TestCollectionOrderer(typeof(SharedFirst))]

namespace RecsConsole.Tests;

/// <summary>
/// Classes that share a fixture begin first: they run one after the other, and would keep one thread busy alone if they were the last.
/// </summary>
public sealed class SharedFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderBy(each => each.TestCollectionClassName is null) // it names the definition of a shared fixture
                .ThenBy(each => each.UniqueID, StringComparer.Ordinal),
        ];
}
