using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>Collects all texts and ids in the answer of an operation, at any depth.</summary>
internal static class SweptText
{
    private const int Deepest = 12;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    public static IEnumerable<string> In(object? answer)
    {
        var found = new List<string>();
        Walk(answer, found, new(ReferenceEqualityComparer.Instance), 0);
        return found;
    }

    private static void Walk(object? at, List<string> found, HashSet<object> seen, int depth)
    {
        switch (at)
        {
            case null or Type or Delegate or Stream:
                return;
            case string text:
                found.Add(text);
                return;
            case byte[] bytes: // a file: its content as text
                found.Add(System.Text.Encoding.UTF8.GetString(bytes));
                return;
            case Guid id:
                found.Add(id.ToString("D"));
                return;
        }

        var type = at.GetType();
        var isPlain = type.IsPrimitive || type.IsEnum;
        if (isPlain || depth > Deepest || (!type.IsValueType && !seen.Add(at)))
        {
            return;
        }

        if (at is IEnumerable many)
        {
            foreach (var each in many)
            {
                Walk(each, found, seen, depth + 1);
            }

            return;
        }

        foreach (var property in s_properties.GetOrAdd(type, PropertiesOf))
        {
            Walk(property.GetValue(at), found, seen, depth + 1);
        }
    }

    // only types of the product and pairs of them: dates and time zones contain nothing of an object
    private static PropertyInfo[] PropertiesOf(Type type) =>
        type.Namespace?.StartsWith("RecsConsole", StringComparison.Ordinal) == true
        || (type.IsGenericType && type.Namespace is "System.Collections.Generic" or "System")
            ?
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead),
            ]
            : [];
}
