using System.Text.Json;
using RecsConsole.Engine.Access;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>Requests and answers of the AuthZEN Authorization API 1.0. Ids, codes and keys only.</summary>
internal static class AuthZenMessages
{
    public static byte[] One(AccessSubject subject, AccessQuestion question, DateTimeOffset at) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["subject"] = SubjectOf(subject),
                ["action"] = ActionOf(question),
                ["resource"] = ResourceOf(question.Resource),
                ["context"] = ContextOf(subject, at),
            }
        );

    public static byte[] Many(AccessSubject subject, IReadOnlyList<AccessQuestion> questions, DateTimeOffset at) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["subject"] = SubjectOf(subject),
                ["context"] = ContextOf(subject, at),
                ["evaluations"] = questions
                    .Select(question => new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["action"] = ActionOf(question),
                        ["resource"] = ResourceOf(question.Resource),
                    })
                    .ToArray(),
                ["options"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["evaluations_semantic"] = "execute_all" },
            }
        );

    /// <summary>The decision in a response; null when it contains none.</summary>
    public static bool? AnswerOf(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return DecisionOf(document.RootElement);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }

    /// <summary>The decisions in a batch response, in order; all null unless there is exactly one per question.</summary>
    public static IReadOnlyList<bool?> AnswersOf(byte[] answer, int count)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("evaluations", out var list)
                && list.ValueKind == JsonValueKind.Array
                && list.GetArrayLength() == count
                ? [.. list.EnumerateArray().Select(DecisionOf)]
                : new bool?[count];
        }
        catch (Exception e) when (IsBroken(e))
        {
            return new bool?[count];
        }
    }

    // a name with half a character, such as \ud800 alone, is found only when names are compared
    private static bool IsBroken(Exception exception) => exception is JsonException or InvalidOperationException;

    // only the literals count: the protocol does not define the string "true"
    private static bool? DecisionOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("decision", out var decision)
            ? decision.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            }
            : null;

    private static Dictionary<string, object> SubjectOf(AccessSubject subject) =>
        Entity(
            "person",
            subject.PersonId.ToString("D"),
            new(StringComparer.Ordinal)
            {
                ["roles"] = subject.Roles.Order(StringComparer.Ordinal).ToArray(),
                ["teams"] = subject.Teams.Order(StringComparer.Ordinal).ToArray(),
                ["regions"] = subject.Regions.Order(StringComparer.Ordinal).ToArray(),
                ["clearance"] = subject.Clearance,
            }
        );

    private static Dictionary<string, string> ActionOf(AccessQuestion question) =>
        new(StringComparer.Ordinal) { ["name"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(question.Operation.ToString()) };

    private static Dictionary<string, object> ResourceOf(AccessResource resource)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["classification"] = resource.Classification,
            ["regions"] = resource.Regions,
            ["teams"] = resource.Teams,
        };
        if (resource.AssignedPersonId is { } assigned)
        {
            properties["assigned_to"] = assigned.ToString("D");
        }

        if (resource.RequiredRole is { } role)
        {
            properties["required_role"] = role;
        }

        if (resource.CaseId is { } caseId)
        {
            properties["case"] = caseId.ToString("D");
        }

        return Entity(resource.Kind.ToString().ToLowerInvariant(), resource.Key ?? resource.Id.ToString("D"), properties);
    }

    private static Dictionary<string, object> Entity(string type, string id, Dictionary<string, object> properties) =>
        new(StringComparer.Ordinal)
        {
            ["type"] = type,
            ["id"] = id,
            ["properties"] = properties,
        };

    private static Dictionary<string, string> ContextOf(AccessSubject subject, DateTimeOffset at) =>
        new(StringComparer.Ordinal)
        {
            ["tenant"] = subject.TenantId.ToString("D"),
            ["time"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
}
