using RecsConsole.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>A tenant has a key for each customer and each person, so whoever stores something asks only for those it is about.</summary>
public sealed class ErasedSubjectUseTests
{
    private const string All = nameof(ErasedSubjects) + "." + nameof(ErasedSubjects.AllAsync);

    [Fact]
    public void Only_learning_reads_all_that_were_erased() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => file.Text.Contains(All, StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldHaveSingleItem()
            .ShouldBe("RecsConsole/Recommender/Learning/TrainingExclusions.cs");
}
