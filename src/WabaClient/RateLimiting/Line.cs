namespace WabaClient;

/// <summary>
/// The queue of calls that wait for a turn in one scope, in order of arrival. Calls that have been sent before precede
/// calls that have not. Adding, removing and taking the first call are O(1).
/// </summary>
internal sealed class Line
{
    private readonly LinkedList<LinePlace> _returning = new();
    private readonly LinkedList<LinePlace> _arriving = new();
    private long _lastTicket;

    public LinePlace? First => (_returning.First ?? _arriving.First)?.Value;

    public void Add(LinePlace place)
    {
        if (place.IsInLine)
            return;
        LinkedList<LinePlace> lane = LaneOf(place);
        place.Node ??= new(place);
        if (place.Ticket == 0)
        {
            place.Ticket = ++_lastTicket;
            lane.AddLast(place.Node);
            return;
        }

        // The call was at the front before. Only the few calls that were also at the front precede it.
        LinkedListNode<LinePlace>? next = lane.First;
        while (next?.Value.Ticket < place.Ticket)
            next = next.Next;
        if (next is null)
            lane.AddLast(place.Node);
        else
            lane.AddBefore(next, place.Node);
    }

    public void Remove(LinePlace place)
    {
        if (place.IsInLine)
            LaneOf(place).Remove(place.Node!);
    }

    public void RemoveAll(Predicate<LinePlace> match)
    {
        foreach (LinkedList<LinePlace> lane in new[] { _returning, _arriving })
        {
            for (LinkedListNode<LinePlace>? node = lane.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (match(node.Value))
                    lane.Remove(node);
            }
        }
    }

    private LinkedList<LinePlace> LaneOf(LinePlace place) => place.IsReturning ? _returning : _arriving;
}
