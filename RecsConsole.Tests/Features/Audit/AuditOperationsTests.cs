using System.Reflection;
using RecsConsole.Features.Audit;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

public sealed class AuditOperationsTests
{
    private const string Room = "RecsConsole.Features.Audit.Words";

    // found by their room, so that a new class cannot be forgotten
    public static TheoryData<string> Classes => [.. ClassesOfWords().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_operation_with_words_is_offered_in_the_filter_with_these_words(string name)
    {
        var words = WordsOf(name);
        var offered = AuditLabels.Offered.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);

        words.ShouldNotBeEmpty();
        words.Keys.Except(AuditOperations.Names, StringComparer.Ordinal).ShouldBeEmpty("not among the names of operations");
        words.Keys.Except(offered.Keys, StringComparer.Ordinal).ShouldBeEmpty("not offered in the filter");
        words.ShouldAllBe(each => offered[each.Key].Contains(AuditOperations.WordsOf(each.Key)!, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_class_of_words_is_found_and_no_operation_is_offered_twice()
    {
        ClassesOfWords().Count().ShouldBeGreaterThan(7);
        AuditOperations.Names.ShouldBeUnique();
        AuditLabels.Offered.Select(each => each.Key).ShouldBeUnique();
    }

    private static IEnumerable<Type> ClassesOfWords() =>
        typeof(AuditOperations)
            .Assembly.GetTypes()
            .Where(type => type.Namespace is Room && type.Name.EndsWith("Operations", StringComparison.Ordinal));

    private static IReadOnlyDictionary<string, Func<string>> WordsOf(string name) =>
        (IReadOnlyDictionary<string, Func<string>>)
            typeof(AuditOperations)
                .Assembly.GetType(name)!
                .GetProperty("Words", BindingFlags.Public | BindingFlags.Static)!
                .GetValue(null)!;
}
