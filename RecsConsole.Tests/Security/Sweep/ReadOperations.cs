using System.Reflection;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Finds every operation of the features by its shape: RunAsync with an actor. If its name says that it reads, it is swept, with a visit of
/// its own or with arguments filled from objects of the world. If its name says that it changes something, it needs no sweep. A name
/// that says neither fails a test.
/// </summary>
internal static class ReadOperations
{
    private static readonly string[] s_reading =
    [
        "Read",
        "List",
        "Find",
        "Open",
        "Search",
        "Preview",
        "Export",
        "Verify",
        "Recommend",
        "Replay",
        "Ask",
        "Explain",
        "Compare",
        "Show",
        "Trace",
        "Why",
        "What",
        "Look",
        "Check",
    ];

    // It changes what its caller names and answers whether it did; a call without the right is denied and audited (OperationTests).
    private static readonly string[] s_changing =
    [
        "Add",
        "Adjudicate",
        "Answer",
        "Approve",
        "Assign",
        "Break",
        "Build",
        "Cancel",
        "Change",
        "Close",
        "Confirm",
        "Count",
        "Curate",
        "Decide",
        "Delete",
        "Dismiss",
        "Destroy",
        "Detect",
        "Embed",
        "Erase",
        "Lift",
        "Place",
        "Escalate",
        "Extend",
        "Grant",
        "Import",
        "Invite",
        "Join",
        "Grade",
        "Judge",
        "Create",
        "Mail",
        "Mark",
        "Prepare",
        "Promote",
        "Propose",
        "Provision",
        "Publish",
        "Queue",
        "Receive",
        "Record",
        "Refresh",
        "Reject",
        "Remove",
        "Report",
        "Request",
        "Reset",
        "Respond",
        "Resume",
        "Retire",
        "Retry",
        "Revoke",
        "Roll",
        "Rotate",
        "Save",
        "Send",
        "Seal",
        "Seed",
        "Set",
        "Sign",
        "Stop",
        "Submit",
        "Switch",
        "Sync",
        "Learn",
        "Train",
        "Trust",
        "Undo",
        "Withdraw",
        "Watch",
    ];

    /// <summary>Operations that read but are not visited, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Unswept { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ListDemoPeople"] = "has no actor: the sign-in page of a development site lists the made-up people of the demo tenants",
            ["PreviewConnection"] = "asks the ticket system that its caller names, and answers nothing that is stored here",
            ["LookUpOwners"] =
                "asks the ticket system of a connection for names, and of what is stored counts tickets by owner for those who manage people",
            ["PreviewMapping"] = "parses the sample that its caller sends and reads nothing stored",
            ["PreviewTenantSettings"] =
                "answers counts and titles of what its own draft would show on cases its reader may view (Features.Tenants); it opens past decisions with RecommendForCase's reader, which is swept",
            ["PreviewImpact"] =
                "answers counts and titles of what a draft changes in decisions on cases its reader may view, and titles of documents they may read (Features.Impact)",
            ["PreviewImport"] =
                "parses the file that its own tenant sent, and of what is stored tells only keys of cases that stand in that file",
            ["PreviewTasks"] =
                "parses the file that its caller sends, and of what is stored tells only which of its cases the caller may view and how many of its titles are actions",
            ["ReadUpload"] = "parses the file its caller sends and reads nothing stored",
        };

    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(Program)
            .Assembly.GetTypes()
            .Where(type => IsRoomOfOperations(type.Namespace) && type is { IsClass: true, IsAbstract: false } && RunAsync(type) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Operations that read and have no reason not to be visited.</summary>
    public static IEnumerable<Type> Swept => All.Where(type => Reads(type) && !Unswept.ContainsKey(type.Name));

    public static bool Reads(Type type) => StartsWithAny(type.Name, s_reading);

    public static bool Changes(Type type) => StartsWithAny(type.Name, s_changing);

    public static MethodInfo? RunAsync(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .FirstOrDefault(method => method.Name == "RunAsync" && method.GetParameters().FirstOrDefault()?.ParameterType == typeof(Actor));

    /// <summary>Operations are in features; the recommendation is at the top of the Recommender folder.</summary>
    public static bool IsRoomOfOperations(string? room) =>
        room is "RecsConsole.Recommender" || room?.StartsWith("RecsConsole.Features.", StringComparison.Ordinal) == true;

    // compares the whole first word: Listen does not start with List
    internal static bool StartsWithAny(string name, string[] verbs) =>
        verbs.Any(verb =>
            name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length]))
        );
}
