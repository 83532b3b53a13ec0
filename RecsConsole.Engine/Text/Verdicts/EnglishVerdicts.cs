namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>How customers who write English say whether a step helped; see <see cref="VerdictPhrase"/> for the notation.</summary>
internal static class EnglishVerdicts
{
    // "it still does not work", "the message is the same", "that did not help"
    private const string Refused = """
        that|this|it|which unfortunately|sadly|also|still? did|does|do|has|had not really|actually|even? help|helped
        unfortunately|sadly did|does not help
        unfortunately|sadly , did|does not help
        ^ did not help
        did|has|does not help|helped us|me|either|unfortunately
        that|this|it did|does|has not solve|solved|fix|fixed|resolve|resolved it|the|this|that|our|my|anything
        that|this|it did|does|has not change|changed anything
        makes|made|make no difference
        still does|do|is|are|did not work|working|solved|fixed|resolved|possible|connect|connecting|open|start|starting
        does|do|is still not work|working|solved|fixed|resolved|possible
        still not working|solved|fixed|resolved|possible
        still can not sign|log|login|connect|open|work|use|access|send|print|save
        can still not sign|log|login|connect|open|work|use|access|send|print|save
        still unable to
        it|this|that|problem|error|issue|fault is still broken|failing|there|present|happening|occurring
        it|this|problem|error|issue|fault still fails|happens|occurs|exists|persists
        still the|exactly? same error|message|problem|issue|result
        is|are still the same $|and|as
        is still as i|we described|wrote
        get|gets|getting|see|sees|seeing the exact|very? same error|message|problem|issue|result
        message|error|result|problem|issue|outcome on? the? screen? is|are|remains|stays still|exactly|unfortunately? the same
        behaviour|behavior is|remains still|exactly|unfortunately? the same
        message|error|result|problem|issue|outcome on? the? screen? is|are|remains|stays still|unfortunately? unchanged
        with the exact|very? same result|error|message|outcome
        same result|error|message|problem|outcome as before
        nothing else? has|had changed
        problem|issue|error|fault persists|remains|continues
        problem|issue|error|fault is|came|has come? back
        unfortunately|sadly ,? it|this|that is|came|has come? back
        no luck|improvement
        without any? success|effect
        to no avail
        problem|issue|error|it is|has|was not yet? been? yet? solved|fixed|resolved
        """;

    // "works now", "that helped", "the problem is solved"
    private const string Confirmed = """
        works|work now|again|fine|perfectly|properly|correctly|smoothly
        works as expected|before
        now it|everything|all|this|that? works
        is|are working now|again|fine|perfectly
        everything|all is now? working
        now working
        that|this has? helped|worked
        it has? helped
        that|this|it has? solved|fixed it|the|everything|our|my
        did the trick
        problem|issue|error|it is|has now? been? solved|fixed|resolved|gone
        back to normal
        no longer happens|appears|occurs
        can sign|log in again|now
        able to sign|log in again|now
        """;

    // what did not change at the customer's own side; what is back in service
    private const string Ignored = """
        nothing else? has|had changed on|at|in|here|with
        is|are back up|online|to
        in case it|this|that
        """;

    // conditions and indirect questions
    private const string Doubts = """
        if
        whether
        unless
        in case
        """;

    // negations, exceptions, hopes, conditions and the past
    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "not",
        "no",
        "longer",
        "never",
        "nothing",
        "nobody",
        "but",
        "only",
        "except",
        "however",
        "although",
        "though",
        "until",
        "till",
        "while",
        "before",
        "yesterday",
        "briefly",
        "sometimes",
        "partly",
        "partially",
        "almost",
        "hardly",
        "when",
        "once",
        "should",
        "would",
        "could",
        "will",
        "might",
        "may",
        "hope",
        "hoping",
        "hopefully",
        "think",
        "thought",
        "assume",
        "assumed",
        "supposed",
        "as",
        "soon",
        "unless",
        "if",
        "whether",
    };

    // turn a refusal around
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "no", "longer", "never" };

    public static VerdictLanguage Words { get; } = VerdictLanguage.Parse(Refused, Confirmed, Ignored, Doubts, Limits, Negations);
}
