namespace RecsConsole.Platform.Auditing;

/// <summary>
/// The fields that an operation changed, among the details of its entry: "before.roles" and "after.roles". Values are keys, codes and
/// numbers; nothing that names or describes a person becomes one, because an entry stays for ever.
/// </summary>
public static class AuditChange
{
    private const string BeforeIt = "before.";
    private const string AfterIt = "after.";

    /// <summary>Adds the fields that differ. A field that one side does not have is empty there.</summary>
    /// <param name="before">Null for something new.</param>
    /// <param name="after">Null for something that is gone.</param>
    public static void AddTo(
        Dictionary<string, string> details,
        IReadOnlyDictionary<string, string>? before,
        IReadOnlyDictionary<string, string>? after
    )
    {
        ArgumentNullException.ThrowIfNull(details);
        foreach (var field in (before?.Keys ?? []).Union(after?.Keys ?? [], StringComparer.Ordinal))
        {
            var (was, isNow) = (before?.GetValueOrDefault(field, "") ?? "", after?.GetValueOrDefault(field, "") ?? "");
            if (!string.Equals(was, isNow, StringComparison.Ordinal))
            {
                (details[BeforeIt + field], details[AfterIt + field]) = (was, isNow);
            }
        }
    }

    /// <summary>The fields that the details of an entry say were changed, by name.</summary>
    public static IReadOnlyList<ChangedField> Of(IReadOnlyDictionary<string, string> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return
        [
            .. details
                .Keys.Where(name => name.StartsWith(AfterIt, StringComparison.Ordinal))
                .Select(name => name[AfterIt.Length..])
                .Order(StringComparer.Ordinal)
                .Select(field => new ChangedField(
                    field,
                    details.GetValueOrDefault(BeforeIt + field, ""),
                    details.GetValueOrDefault(AfterIt + field, "")
                )),
        ];
    }

    /// <summary>A switch as the trail keeps it.</summary>
    public static string Of(bool isOn) => isOn ? "yes" : "no";
}

/// <summary>A field before and after an operation.</summary>
public sealed record ChangedField(string Field, string Before, string After);
