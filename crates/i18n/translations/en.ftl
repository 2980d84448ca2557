### What customers read. English is written first; every other file here has the same messages.
###
### The name of a message that has markup of its own ends with -html.

## Everywhere

billing = Billing
back-to-html = Back to <bdi>{ $project }</bdi>

## Subscriptions

past-subscriptions = { $count ->
    [one] 1 past subscription
   *[other] { $count } past subscriptions
}
