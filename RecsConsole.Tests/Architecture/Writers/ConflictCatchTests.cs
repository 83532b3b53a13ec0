using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture.Writers;

/// <summary>
/// A lost concurrent write is recognised in one place: who catches only the change tracker's exception for it shows an error page to the
/// victim of a deadlock on a server.
/// </summary>
public sealed class ConflictCatchTests
{
    [Fact]
    public void Conflicts_are_recognised_by_ConcurrencyConflict_alone() =>
        SourceFile
            .Under("RecsConsole", ".cs", ".razor")
            .Where(file => file.Text.Contains("catch (DbUpdateConcurrencyException", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldBeEmpty();
}
